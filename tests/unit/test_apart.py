"""What runs in a second process is reported as if it ran here (tests/apart.py)."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow  # it starts processes
HERE = """
import os

def test_here():
    assert "PYTEST_APART" not in os.environ
"""
APART = """
import os
import pytest

pytestmark = pytest.mark.apart

def test_there():
    assert os.environ["PYTEST_APART"]

@pytest.mark.parametrize("number", [1, 2])
def test_of_numbers(number):
    assert number == 1

@pytest.fixture
def broken():
    yield
    raise RuntimeError("at its end")

def test_end(broken):
    pass

def test_left_out():
    pytest.skip("no reason")
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs both files in a folder; words are added to the command."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("PYTEST_APART", raising=False)
    pytester.makeconftest(
        "pytest_plugins = ['tests.apart']\n\n"
        "def pytest_addoption(parser):\n"
        "    parser.addoption('--rerun', action='store_true')\n"
    )
    pytester.makepyfile(test_here=HERE, test_apart=APART)
    return lambda *words: pytester.runpytest_subprocess("-rs", *words)


def test_both_processes_are_reported(run):
    done = run("--rerun")
    done.assert_outcomes(passed=3, failed=2, skipped=1)
    done.stdout.fnmatch_lines(["*call: *", "*assert 2 == 1*"])
    done.stdout.fnmatch_lines(["*teardown: *", "*RuntimeError: at its end*"])
    done.stdout.fnmatch_lines(["*no reason*"])


def test_a_second_process_that_ends_fails_its_tests(run, pytester):
    pytester.makepyfile(test_apart=f"{APART}\nif 'PYTEST_APART' in os.environ: 1 / 0\n")
    done = run("--rerun")
    done.assert_outcomes(passed=1, failed=5)
    done.stdout.fnmatch_lines(["*ZeroDivisionError*"])


def test_alone_or_not_in_the_whole_gate_they_run_here(run):
    done = run("--rerun", "test_apart.py", "-k", "there")
    done.stdout.fnmatch_lines(["*KeyError: 'PYTEST_APART'*"])
    done = run("-k", "there or here")
    done.assert_outcomes(passed=1, failed=1)
