"""Makes `pytest` collect the pages: see harness/pytest_plugin.py."""

import gc

pytest_plugins = ["harness.pytest_plugin", "pytester"]
gc.set_threshold(1_000_000)  # what is read stays
