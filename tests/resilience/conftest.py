"""pytest calls a folder's hooks for its own tests only: the table needs both folders'."""

from tests.faults.conftest import pytest_runtest_logreport

__all__ = ["pytest_runtest_logreport"]
