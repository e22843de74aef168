"""Makes `pytest` collect the pages: see proof/plugin.py."""

pytest_plugins = ["proof.plugin"]
