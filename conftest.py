"""Makes `pytest` collect the pages (harness/pytest_plugin.py), and run some tests apart
(tests/apart.py)."""

import gc

pytest_plugins = ["harness.pytest_plugin", "tests.apart", "pytester"]
gc.set_threshold(100_000)  # as in harness/__main__.py: what is read stays
