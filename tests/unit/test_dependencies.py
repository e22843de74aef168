"""Dependencies: which versions are tested, what a trial says, the range that works."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from harness import project as projects
from harness.collectors import dependencies, in_package, trials, wheels
from harness.collectors.dependencies import TrialLine
from harness.environments import Environment
from harness.render import dependencies as tables
from harness.render import dependency_data, dependency_ranges
from harness.render.dependency_ranges import Range, of_release

LOCKED = trials.LOCKED
HAS = [f"1.{n}.9" for n in range(20)]


def trial(key, *errors, warnings=(), used=1):
    """A line whose steps failed: pairs of a step and an error."""
    found: dict[str, list[str]] = {}
    for step, error in errors:
        found.setdefault(error, []).append(step)
    kind = "failed" if errors else "warned" if warnings else "passed"
    return TrialLine(key, kind, list(found.items()), list(warnings), used)


# What the index has ----------------------------------------------------------------------


def file(name, python=None, **more):
    return {"filename": name, "requires-python": python, **more}


def test_of_each_minor_version_the_newest_patch_that_a_python_can_install():
    listed = [
        file("a-1.0.0-py3-none-any.whl"),
        file("a-1.0.10-py3-none-any.whl", ">=3.9"),
        file("a-1.0.9-py2.py3-none-any.whl"),
        file("a-1.1.0-cp38-cp38-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"),
        file("a-1.2.0-cp37-abi3-manylinux1_x86_64.whl"),
        file("a-1.3.0-cp38-cp38-win_amd64.whl"),
        file("a-1.4.0.tar.gz"),
        file("a-1.5.0rc1-py3-none-any.whl"),
        file("a-1.6.0-py3-none-any.whl", yanked="broken"),
        file("a-1.7.0-py3-none-any.whl", ">=3.10,<3.8"),
        file("a-2-py3-none-any.whl", ">=3.6,!=3.7.*"),
    ]
    assert wheels.versions(listed, ["3.7", "3.8", "3.10"]) == {
        "3.7": ["1.0.9", "1.2.0"],
        "3.8": ["1.0.9", "1.1.0", "1.2.0", "2"],
        "3.10": ["1.0.10", "1.2.0", "2"],
    }


def test_the_list_of_wheels_is_read_as_it_was_written(tiny):
    found = {"h5py": {"3.8": ["3.1.0", "3.2.1"]}, "numpy": {"3.8": ["1.1.0"]}}
    assert wheels.load(tiny.project) == {}
    tiny.add("environments/wheels.json", wheels.text("2026-01-02", found))
    assert wheels.load(tiny.project) == found
    assert wheels.day(tiny.project) == "2026-01-02"
    tiny.add("environments/wheels.json", "[]")
    with pytest.raises(
        projects.ProjectError, match=r"wheels\.json:1: .*harness wheels"
    ):
        wheels.load(tiny.project)


# Which versions are tested ---------------------------------------------------------------


def chosen(known, own="1.10.9", has=HAS):
    versions = [Version(one) for one in has]
    found = trials.choose("numpy", versions, Version(own), known)
    return [one.minor for one in found]


def test_at_first_the_ends_those_around_the_lock_and_some_between():
    first = chosen({})
    assert {0, 9, 10, 11, 19} <= set(first)
    assert trials.PACKAGES["numpy"] <= len(first) < len(HAS)
    assert chosen({}, own="1.10.2") == first, (
        "the lock's patch replaces its minor's newest"
    )
    assert chosen({}, has=["1.1.0"], own="1.1.0") == [1]


def test_each_border_is_found_and_nothing_more_is_tested():
    """The record decides what is next, until all that it asks for is there."""
    known = {LOCKED: trial(LOCKED)}
    while missing := [
        n for n in chosen(known) if n != 10 and f"numpy==1.{n}.9" not in known
    ]:
        for n in missing:
            errors = [("import", "no")] if n < 3 else [("LSTM", "no")] if n > 13 else []
            known[f"numpy==1.{n}.9"] = trial(f"numpy==1.{n}.9", *errors)
    assert {2, 3, 13, 14} <= set(chosen(known))
    assert len(known) < len(HAS) - 3


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ((), (), ""),
        ((), (("LSTM", "no"), ("TFLite", "no")), "LSTM"),
        ((("server", "no"),), (("server", "no"),), ""),
        ((("server", "no"),), (("server", "no"), ("LSTM", "no")), "LSTM"),
        ((("server", "no"),), (), "+"),
    ],
)
def test_what_fails_as_locked_too_says_nothing(base, own, expected):
    assert trials.verdict(trial(LOCKED, *base), trial("a==1", *own)) == expected


# What a trial says -----------------------------------------------------------------------


def result(told, aborted=None, stderr="", warnings=(), error=None):
    lines = "".join(f"{in_package.MARK}{json.dumps(one)}\n" for one in told)
    more = {"aborted": aborted, "stderr": stderr, "warnings": list(warnings)}
    return {"stdout": lines, "error": error, **more}


BEGAN = [{"begins": "import"}, {"step": "import", "error": None}]


def test_an_error_is_kept_once_with_its_steps_and_without_what_a_machine_adds():
    error = ["ImportError", "no x in /tmp/forced-ab/site-packages/numpy/a.py\nmore"]
    told = [{"step": "A", "error": error}, {"step": "B", "error": error}, {"used": 7}]
    line = dependencies.read("numpy==1.2.3", result([*BEGAN, *told]))
    said = "ImportError: no x in site-packages/numpy/a.py"
    assert line == TrialLine("numpy==1.2.3", "failed", [(said, ["A", "B"])], used=7)
    assert line.first == ("A", said)
    assert TrialLine.from_json(line.key, line.as_json()) == line


def test_a_crash_is_the_error_of_the_step_that_ran():
    told = [*BEGAN, {"begins": "Dense"}]
    line = dependencies.read("numpy==1.2.3", result(told, aborted="SIGSEGV"))
    assert (line.outcome, line.errors) == ("aborted", [("SIGSEGV", ["Dense"])])


def test_a_warning_is_kept_but_not_one_of_chance():
    given = [("FutureWarning", "Old. Use another."), ("FutureWarning", "Old. Use b.")]
    chance = "WARNING:tensorflow:5 calls triggered tf.function retracing. It's slow\n"
    told = result(BEGAN, warnings=given, stderr=f"I noise\n{chance}WARNING:absl:B\n")
    line = dependencies.read("numpy==1.2.3", told)
    assert line.outcome == "warned"
    assert line.warnings == ["FutureWarning: Old.", "WARNING:absl:B"]


def test_as_locked_it_says_its_steps_and_what_is_asked_for():
    asked = [["a", "b (>=1)"], ["a", "c ; extra == 'd'"]]
    line = dependencies.read(LOCKED, result([{"requires": asked}, *BEGAN]))
    assert line.steps == ["import"]
    assert line.requires == [("a", "b (>=1)")]
    assert TrialLine.from_json(LOCKED, line.as_json()) == line


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (result([]), "no step began"),
        (
            result([*BEGAN, {"used": 0, "leaks": ["numpy.a"]}]),
            "locked one was imported",
        ),
        (result(BEGAN, error={"traceback": "E: x"}), "E: x"),
        (result(BEGAN), None),
    ],
)
def test_a_run_that_says_nothing_of_the_package_is_refused(told, said):
    wrong = dependencies.problem(told)
    assert (wrong is None) if said is None else (said in str(wrong))


PROGRAM = """
import sys
sys.path[:0] = [{inside!r}, {locked!r}]
import own
from inside import smoke
smoke.force({forced!r})
import other
print(smoke.loaded({forced!r}))
"""


def test_what_is_imported_before_it_is_forced_is_noticed(tmp_path):
    """`own` was there before it was forced, `other` wasn't."""
    folders = [tmp_path / name / "site-packages" for name in ("locked", "forced")]
    for folder in folders:
        folder.mkdir(parents=True)
        for name in ("own", "other"):
            (folder / f"{name}.py").write_text("")
    locked, forced = map(str, folders)
    inside = in_package.INSIDE.parent
    program = PROGRAM.format(inside=str(inside), locked=locked, forced=forced)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "(['other'], ['own'])\n"


# The range that works --------------------------------------------------------------------

PINS = "numpy==1.19.5\ntensorflow-cpu==7.1.2\n"
HEAD = '# /// environment\n# python = "3.8"\n# install = []\n# ///\n'
BASE = trial(LOCKED, ("server", "no"))
OLD, NEW = "TypeError: old", "ImportError: new"


def a_range(*found, package="numpy") -> Range:
    env = Environment("7.1", HEAD + PINS, Path("7.1"))
    known = {line.key: line for line in (BASE, *found)}
    (one,) = [r for r in of_release(env, known) if r.package == package]
    return one


FOUND = a_range(
    trial("numpy==1.9.3", ("import", OLD)),
    trial("numpy==1.17.5", ("server", "no"), warnings=["W a"]),
    trial("numpy==1.20.3", ("LSTM", NEW), ("server", "no")),
    trial("numpy==1.24.4", ("LSTM", NEW), ("server", "no")),
)


def test_a_range_is_of_minor_versions_around_the_locked_one():
    assert [run.span for run in FOUND.runs] == ["1.9", "1.17 – 1.19", "1.20 – 1.24"]
    assert [run.works for run in FOUND.runs] == [False, True, False]
    assert FOUND.requirement == "numpy>=1.17,<1.20"
    assert tables.working(FOUND) == "1.17 – 1.19"
    assert FOUND.tested[1].warns == ("W a",)


def test_where_all_works_nothing_is_constrained():
    found = a_range(trial("numpy==1.20.3"), trial("numpy==1.9.3", used=0))
    assert found.requirement == ""
    assert tables.working(found) == "all: 1.9 – 1.20"


def test_reading_what_was_never_written_is_no_error_of_its_own():
    found = a_range(trial("numpy==2.0.0", ("save .h5", "a"), ("load .h5", "b")))
    assert found.tested[-1].errors == (("a", ("save .h5",)),)


def test_a_claim_is_contradicted_where_it_allows_what_fails_or_refuses_what_works():
    allowed = SpecifierSet(">=1.19,<1.25")
    claim = dependency_ranges.contradicted(FOUND, allowed)
    assert [run.span for run in claim.fails] == ["1.20 – 1.24"]
    assert [run.span for run in claim.works] == ["1.17"]
    around = dependency_ranges.contradicted(
        a_range(trial("numpy==1.18.1"), trial("numpy==1.20.1")),
        SpecifierSet("==1.19.*"),
    )
    assert [run.span for run in around.works] == ["1.18", "1.20"]


def test_a_table_has_the_first_error_of_older_and_newer_versions():
    (row,) = tables.of_package([FOUND]).splitlines()[2:]
    assert row == (
        "| 7.1 | 1.17 – 1.19 | 1.9, import: `TypeError: old` "
        "| 1.20 – 1.24, LSTM: `ImportError: new` |"
    )


def test_the_box_gets_each_error_with_the_versions_that_give_it(tiny):
    data = json.loads(dependency_data.text(tiny.project, [FOUND]))
    steps = data["steps"]
    assert data["errors"][0] == {
        "error": OLD,
        "seen": {"numpy": {"7.1": [["1.9", "1.9", steps.index("import")]]}},
    }
    runs = data["ranges"]["7.1"]["numpy"]["runs"]
    assert runs[1] == ["1.17", "1.19", True]
    assert runs[2] == ["1.20", "1.24", False, steps.index("LSTM"), 1]
    assert data["repairs"] == {}


def test_what_fails_as_locked_may_be_repaired(tiny):
    found = a_range(
        trial("numpy==1.9.3", ("import", OLD)),
        trial("numpy==1.17.5"),
        trial("numpy==1.18.5"),
        trial("numpy==1.20.3", ("server", "no")),
    )
    assert [run.span for run in found.repairing("server")] == ["1.17 – 1.18"]
    row = {
        "step": "server",
        "error": "no",
        "package": "numpy",
        "runs": [["1.17", "1.18"]],
    }
    data = json.loads(dependency_data.text(tiny.project, [found]))
    assert data["repairs"] == {"7.1": [row]}
    cells = ("numpy", "7.1", "server: `no`", "1.17 – 1.18")
    assert tables.repaired([found]) == [cells]


@pytest.mark.parametrize(
    ("asked", "python", "expected"),
    [
        ("numpy (>=1.16,<1.19)", "3.8", "<1.19,>=1.16"),
        ('numpy>=1.26; python_version >= "3.9"', "3.8", None),
        ('numpy>=1.26; python_version >= "3.9"', "3.13", ">=1.26"),
        ("scipy>=1", "3.8", None),
    ],
)
def test_what_tensorflow_asks_for(asked, python, expected):
    rows = [("keras", "numpy"), ("tensorflow-cpu", asked)]
    found = dependency_ranges.stated(rows, "numpy", python)
    assert (found and str(found.specifier)) == expected
