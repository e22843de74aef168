"""Makes `pytest` collect the pages: see harness/pytest_plugin.py."""

pytest_plugins = ["harness.pytest_plugin", "pytester"]
