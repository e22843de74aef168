"""The harness, on the tiny project."""
