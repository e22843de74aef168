"""What collectors run inside an environment's own interpreter.

Standard library only, valid on Python 3.7. `names.py` sees what Keras publishes and calls
nothing; `calls.py` calls it, with what `arguments.py` gives it.
"""
