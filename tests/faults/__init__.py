"""Faults, injected one by one into a copy of the project: the gate must name each.

`table.py` lists them, `make inject-faults` runs them. The narrowest part of the gate
that ought to notice is run, and its message must name the place. Where code was changed
its record is made again first, so that a digest alone counts for nothing.
"""
