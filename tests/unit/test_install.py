"""The search for how a release installs: what is needed, and what is kept of it."""

import subprocess

import pytest
from packaging.version import Version

from harness.collectors import install, install_trials, pypi
from harness.collectors.install import AttemptLine
from harness.environments import Pending

NEWEST = "tensorflow==7.10.1"


@pytest.mark.parametrize(
    ("candidate", "locked", "expected"),
    [
        ("numpy<2", "2.4.1", True),
        ("numpy<2", "1.26.4", False),
        ("protobuf<3.21", "3.20.3", False),
        ("protobuf<3.21", "4.25.1", True),
        ("typing-extensions<4.6", "4.7.0", True),
    ],
)
def test_only_pins_that_change_something_are_tried(candidate, locked, expected):
    name = candidate.partition("<")[0]
    assert install.violated(candidate, {name: locked}) is expected
    assert install.violated(candidate, {}) is False


def attempt(installer, python, packages):
    return AttemptLine(f"{installer}, Python {python}: {NEWEST}", packages)


def test_a_pin_says_what_is_really_needed():
    """With `protobuf<6` a resolver may go back to 3.20 for another reason."""
    attempts = [attempt("uv", "3.8", {"protobuf": "3.20.3"})]
    assert install.tightest("protobuf<6", attempts) == "protobuf<3.21"
    attempts = [attempt("uv", "3.10", {"numpy": "1.26.4"})]
    assert install.tightest("numpy<2", attempts) == "numpy<2"


class Table:
    """Attempts out of a table instead of the index."""

    def __init__(self, works):
        self.works = works

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def attempt(self, installer, python, asked):
        extra = set(asked[1:])
        packages = {"numpy": "2.0.0", "protobuf": "5.0.0"}
        packages |= {"numpy": "1.26.4"} if "numpy<2" in extra else {}
        packages |= {"protobuf": "3.20.3"} if "protobuf<3.21" in extra else {}
        error = "" if self.works(installer, extra) else "ImportError: no"
        return packages, error


def test_an_attempts_key_says_how_it_was_made():
    asked = [NEWEST, "numpy<2"]
    line = install.attempt(Table(lambda *_: False), "uv", "3.10", asked)
    assert (line.installer, line.python) == ("uv", "3.10")
    assert (line.asked, line.error) == (" ".join(asked), "ImportError: no")


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        (lambda installer, extra: True, []),
        (lambda installer, extra: "numpy<2" in extra, ["numpy<2"]),
        (
            lambda installer, extra: installer == "pip" or "numpy<2" in extra,
            ["numpy<2"],
        ),
        (
            lambda installer, extra: {"numpy<2", "protobuf<3.21"} <= extra,
            ["protobuf<3.21", "numpy<2"],
        ),
    ],
)
def test_the_fewest_pins_with_which_both_installers_succeed(works, expected):
    found, tried = install.pins(Table(works), "3.10", NEWEST)
    assert found == expected
    assert [one.asked for one in tried[:2]] == 2 * [NEWEST]
    assert all(not one.error for one in tried[-2:])


def test_where_no_set_suffices_it_says_so():
    with pytest.raises(Pending, match="no set of known pins suffices"):
        install.pins(Table(lambda *_: False), "3.10", NEWEST)


def test_an_installers_error_is_named_by_its_summary_line():
    stderr = "WARNING: x\nERROR: No matching distribution found for a\n\n"
    done = subprocess.CompletedProcess([], 1, "", stderr)
    expected = "ERROR: No matching distribution found for a"
    assert install_trials.summary(done) == expected
    silent = subprocess.CompletedProcess([], 0, "", stderr)
    assert install_trials.summary(silent) == ""
    nothing = subprocess.CompletedProcess([], 7, "", "")
    assert install_trials.summary(nothing) == "exit status 7"


WHEELS = [  # version, Python, platform, bytes, day
    ("7.10.0", "3.9", "Linux x86-64", 500_000_000, "2026-01-03T00:00:00Z"),
    ("7.10.1", "3.9", "Linux x86-64", 510_000_000, "2026-02-03T00:00:00Z"),
    ("7.10.1", "3.10", "Linux x86-64", 520_400_000, "2026-02-02T00:00:00Z"),
    ("7.10.1", "3.9", "Windows", 900_000_000, "2026-02-01T00:00:00Z"),
    ("7.10.2rc1", "3.11", "Linux x86-64", 1, "2026-03-01T00:00:00Z"),
    ("7.11.0rc0", "3.11", "Linux x86-64", 1, "2026-04-01T00:00:00Z"),
]


@pytest.fixture
def index(monkeypatch):
    made = [pypi.Wheel(Version(v), *rest) for v, *rest in WHEELS]
    monkeypatch.setattr(pypi, "wheels", lambda _: made)


def test_the_patches_of_a_release_without_previews(index):
    assert list(map(str, pypi.versions("7.10"))) == ["7.10.0", "7.10.1"]
    assert list(map(str, pypi.versions("7.11"))) == ["7.11.0rc0"]
    assert pypi.versions("7.1") == []
    assert pypi.minors() == ["7.10"]


def test_what_the_index_says_of_a_version(index):
    line = pypi.facts(NEWEST, Version("7.10.1"))
    assert line == pypi.PypiLine(
        NEWEST,
        "7.10.0",
        "2026-02-01",
        {"Linux x86-64": ["3.9", "3.10"], "Windows": ["3.9"]},
        520,
    )


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("manylinux_2_17_x86_64", "Linux x86-64"),
        ("manylinux2014_aarch64", "Linux ARM"),
        ("macosx_12_0_arm64", "macOS Apple silicon"),
        ("macosx_10_9_x86_64", "macOS Intel"),
        ("win_amd64", "Windows"),
        ("linux_armv7l", None),
    ],
)
def test_a_wheels_platform_has_a_readers_name(tag, expected):
    assert pypi.platform_of(tag) == expected


def test_each_plain_installation_is_tried_and_kept_once(tiny, index, monkeypatch):
    """On every Python that is here and has a wheel, with both installers."""
    monkeypatch.setattr(install, "available", lambda pythons: sorted(pythons)[::-1])
    works = Table(lambda installer, extra: "numpy<2" in extra)
    monkeypatch.setattr(install, "InstallTrials", lambda _: works)
    python, chosen, tried = install.find(tiny.project, "7.10")
    assert chosen == [NEWEST, "numpy<2"]
    plain = {(one.installer, one.python) for one in tried if one.asked == NEWEST}
    assert plain == {(i, p) for i in ("pip", "uv") for p in ("3.9", "3.10")}
    first = {one.installer for one in tried if one.asked == "tensorflow==7.10.0"}
    assert first == {"pip", "uv"}
    keys = [one.key for one in tried]
    assert len(set(keys)) == len(keys)
    assert python in ("3.9", "3.10")
