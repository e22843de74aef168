"""Makes `pytest` collect the pages: see harness/pytest_plugin.py."""

import gc

pytest_plugins = ["harness.pytest_plugin", "pytester"]
gc.set_threshold(1_000_000)  # as in harness/__main__.py: what is read stays
