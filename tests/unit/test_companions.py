"""Companions: their uses, plans, what a trial says, and what a page makes of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from harness import project as projects
from harness.collectors import (
    companion_index,
    companion_pypi,
    companion_refresh,
    companion_uses,
    companions,
    in_package,
)
from harness.collectors.companion_index import Index, Plan
from harness.collectors.companion_uses import Use
from harness.collectors.companions import CompanionLine
from harness.environments import Environment
from harness.render import companion_results
from harness.render import companions as tables
from harness.render.companion_results import Cell, Side, Trial

# The uses -------------------------------------------------------------------------------

HEAD = '# /// companion\n# package = "ray[train]"\n# purpose = "Training"\n'


def use_of(tmp_path, text):
    path = tmp_path / "ray.py"
    path.write_text(text)
    return companion_uses.read(path)


def test_a_use_says_its_package_and_what_it_is_for(tmp_path):
    use = use_of(tmp_path, f'{HEAD}# also = ["a"]\n# ///\nimport ray  # a\n')
    assert (use.name, use.package, use.also) == ("ray", "ray[train]", ("a",))
    assert use.code == "import ray  # a\n"
    assert use.source == "import ray"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}# ///\n", r"ray\.py:1: add the program, or `excluded`"),
        (f"{HEAD}# other = []\n# ///\nimport a\n", "`other` is wrong here; known are"),
        (f'{HEAD}# also = "a"\n# ///\nimport a\n', "`also` is wrong here"),
        ('# /// companion\n# package = "a"\n# ///\nimport a\n', "no `purpose`"),
        ("import a\n", "no header"),
    ],
)
def test_a_wrong_header_is_named(tmp_path, text, said):
    with pytest.raises(projects.ProjectError, match=said):
        use_of(tmp_path, text)


def test_each_use_is_a_program(tiny):
    every = companion_uses.uses(tiny.project)
    assert len(every) >= 40
    for use in every:
        assert use.excluded or "import" in use.code, use.path
        compile(use.code, str(use.path), "exec", dont_inherit=True)


# The plans ------------------------------------------------------------------------------

PLAN = Plan("a-b", "1.2", ("a-b==1.2", "numpy==1.9"), ("numpy<2",))


def test_the_index_is_read_as_it_was_written(tiny):
    assert companion_index.load(tiny.project) == Index("", {}, {})
    own = Index(
        "2026-01-02",
        {"a-b": {"newest": "1.2"}},
        {"7.1": [PLAN, Plan("c", refused="no")]},
    )
    tiny.add("environments/companions.json", companion_index.text(own))
    assert companion_index.load(tiny.project) == own
    assert PLAN.key == "a-b==1.2 with numpy<2"
    tiny.add("environments/companions.json", "[]")
    with pytest.raises(
        projects.ProjectError, match=r"companions\.json:1: .*harness comp"
    ):
        companion_index.load(tiny.project)


def test_the_releases_of_the_settings_and_the_newest_take_part(tiny):
    names = [env.name for env in companion_index.taking_part(tiny.project)]
    assert names[-1] == "7.2"


def test_of_a_file_the_python_versions_that_it_is_for():
    tags = companion_pypi.tags_of
    assert tags("a-1-py3-none-any.whl") == {"any"}
    assert tags("a-1-cp38-cp38-manylinux_2_17_x86_64.whl") == {"3.8"}
    assert tags("a-1-cp39-abi3-manylinux1_x86_64.whl") == {"any"}
    assert tags("a-1-cp38-cp38-macosx_10_9_x86_64.whl") == set()
    assert tags("a-1.tar.gz") == set()


def test_a_version_for_an_older_python_isnt_allowed(monkeypatch):
    listed = [
        {"filename": "a-1.0-py3-none-any.whl", "requires-python": ">=3.6,<3.9"},
        {"filename": "a-1.1-py3-none-any.whl", "requires-python": None},
    ]
    monkeypatch.setattr(companion_pypi, "files", lambda _: listed)
    companion_pypi.by_version.cache_clear()
    assert not companion_pypi.allows("a", "1.0", "3.11")
    assert companion_pypi.allows("a", "1.0", "3.8")
    assert companion_pypi.allows("a", "1.1", "3.11")
    companion_pypi.by_version.cache_clear()


@pytest.mark.parametrize(
    ("error", "first"),
    [
        ("AttributeError: module 'numpy' has no attribute 'object'", "numpy<2"),
        ("ModuleNotFoundError: No module named 'pkg_resources'", "setuptools<81"),
        ("ModuleNotFoundError: No module named 'cv2'", "opencv-python-headless"),
        ("ModuleNotFoundError: No module named 'pyparsing'", "pyparsing"),
        ("ValueError: another", None),
    ],
)
def test_an_error_suggests_what_may_help(error, first):
    assert next(companion_refresh.suggested(error), None) == first


def test_an_installers_reason_is_one_line():
    said = "  × No solution found when resolving dependencies:\n  ╰─▶ Because a\n      b, c.\n\nhint: x"
    assert companion_refresh.reason(said) == "Because a b, c."


# What a trial says ----------------------------------------------------------------------


def result(told, aborted=None, stderr="", warnings=(), error=None):
    lines = "".join(f"{in_package.MARK}{json.dumps(one)}\n" for one in told)
    more = {"aborted": aborted, "stderr": stderr, "warnings": list(warnings)}
    return {"stdout": lines, "error": error, **more}


BEGAN = {"begins": "use"}


def test_an_error_has_its_step_and_its_summary_line():
    error = ["ImportError", "no x in /tmp/companion-a/site-packages/b.py\nmore"]
    told = [BEGAN, {"step": "import", "error": error}, {"keras": ""}, {"used": 3}]
    line = companions.read("a==1", result(told), ["keras<3"])
    said = "ImportError: no x in site-packages/b.py"
    assert line == CompanionLine("a==1", "failed", "import", said, "", ["keras<3"])
    assert CompanionLine.from_json("a==1", line.as_json()) == line


def test_what_works_has_the_keras_of_its_model():
    told = [BEGAN, {"step": "use", "error": None}, {"keras": "tf_keras 2.18.0"}]
    line = companions.read("a==1", result(told))
    assert line == CompanionLine("a==1", "passed", keras="tf_keras 2.18.0")


def test_a_warning_is_kept_but_not_tensorflows_own_log():
    told = [BEGAN, {"step": "use", "error": None}]
    log = "W tensorflow/a.cc:1] b\nWARNING:absl:Old.\n"
    line = companions.read("a==1", result(told, stderr=log, warnings=[("W", "Later.")]))
    assert line.outcome == "warned"
    assert line.warnings == ["W: Later.", "WARNING:absl:Old."]


def test_a_crash_is_its_error():
    line = companions.read("a==1", result([BEGAN], aborted="SIGSEGV"))
    assert (line.outcome, line.step, line.error) == ("aborted", "use", "SIGSEGV")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (result([]), "it didn't begin"),
        (result([BEGAN, {"used": 0, "leaks": ["a.b"]}]), "the locked one was imported"),
        (result([BEGAN], error={"traceback": "E: x"}), "E: x"),
        (result([BEGAN]), None),
    ],
)
def test_a_run_that_says_nothing_of_the_companion_is_refused(told, said):
    wrong = companions.problem(told)
    assert (wrong is None) if said is None else (said in str(wrong))


def test_what_a_package_asks_for_is_read_from_its_metadata(tmp_path):
    place = tmp_path / "A_b-1.0.dist-info"
    place.mkdir()
    asks = ["tensorflow>=2.4", 'keras<3; extra == "old"', "numpy"]
    lines = "".join(f"Requires-Dist: {one}\n" for one in asks)
    (place / "METADATA").write_text(f"Name: A_b\n{lines}\nText\n")
    found = companions.asked_for(tmp_path, "a-b")
    assert found == ['keras<3; extra == "old"', "tensorflow>=2.4"]


PROGRAM = """
import sys
sys.path.insert(0, {inside!r})
from inside import companion
companion.run({code!r})
"""


@pytest.mark.parametrize(
    ("code", "step", "error"),
    [
        ("import json\nfrom os import no_such_name\n", "import", "ImportError"),
        ("import json\njson.loads('a')\n", "use", "JSONDecodeError"),
        ("model = 1\n", "use", None),
    ],
)
def test_an_error_of_an_import_is_told_from_one_of_the_use(tmp_path, code, step, error):
    inside = str(in_package.INSIDE.parent)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(inside=inside, code=code)],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    told = list(in_package.told({"stdout": done.stdout}))
    assert told[0] == BEGAN
    assert told[1]["step"] == step
    assert (told[1]["error"] and told[1]["error"][0]) == error
    assert told[2] == {"keras": ""}


# What is made of them -------------------------------------------------------------------

LOCK = '# /// environment\n# python = "3.8"\n# install = ["tensorflow==7.1.2"]\n# ///\nnumpy==1.9\n'
ENV = Environment("7.1", LOCK, Path("7.1"))
LEGACY = Environment(
    "7.1+tf_keras", LOCK.replace('2"]', '2", "tf_keras==7.1.*"]'), Path("b")
)
USE = Use("a-b", "Things", "import a")


def trial(outcome, version="1.2", pins=(), error="E: no", adds=()):
    failed = outcome == "failed"
    plan = Plan("a-b", version, tuple(adds), pins)
    line = CompanionLine(
        plan.key, outcome, "use" if failed else "", error if failed else ""
    )
    return Trial(plan, line)


def cell(*own, legacy=(), refused=""):
    other = Side(LEGACY, tuple(legacy)) if legacy else None
    return Cell(USE, Side(ENV, own, refused), other)


@pytest.mark.parametrize(
    ("found", "kind", "install"),
    [
        (cell(trial("passed")), "works", ["a-b==1.2"]),
        (cell(trial("warned")), "warns", ["a-b==1.2"]),
        (
            cell(trial("failed"), trial("passed", pins=("numpy<2",))),
            "pin",
            ["a-b==1.2", "numpy<2"],
        ),
        (cell(trial("failed"), trial("passed", "1.1")), "older", ["a-b==1.1"]),
        (
            cell(trial("failed"), trial("passed", "1.1"), legacy=[trial("passed")]),
            "tf_keras",
            ["tf_keras==7.1.*", "a-b==1.2"],
        ),
        (cell(trial("failed"), legacy=[trial("failed")]), "fails", ["a-b==1.2"]),
    ],
)
def test_what_a_companion_needs_follows_from_its_trials(found, kind, install):
    assert found.kind == kind
    assert found.install == ["tensorflow==7.1.2", *install]
    assert (found.failed is None) == (kind in ("works", "warns"))


def test_what_no_installer_finds_is_refused():
    found = cell(refused="Because a")
    assert (found.kind, found.install) == ("refused", [])
    assert tables.row(found)[1] == "can't be installed: `Because a`"


def test_what_is_replaced_in_the_lock_is_named():
    found = cell(trial("passed", adds=["a-b==1.2", "numpy==1.8"]))
    assert found.replaced == [("numpy", "1.9", "1.8")]


def test_a_cell_of_the_overview_says_what_is_needed():
    assert tables.briefly(None) == ""
    assert tables.briefly(cell(trial("passed"))) == "[1.2](7.1.md#a-b)"
    assert tables.briefly(cell(trial("failed"))) == "[1.2](7.1.md#a-b) fails"
    pinned = cell(trial("failed"), trial("passed", pins=("numpy<2",)))
    assert tables.briefly(pinned) == "[1.2](7.1.md#a-b) + `numpy<2`"
    legacy = cell(trial("failed"), legacy=[trial("passed")])
    assert tables.briefly(legacy) == "[1.2](7.1.md#a-b) + `tf_keras`"


def test_a_row_has_the_error_of_what_an_installer_chooses():
    older = cell(trial("failed"), trial("passed", "1.1"))
    shown = tables.row(older)[1]
    assert shown == '<span class="badge passed">works</span> 1.1<br>1.2: `E: no`'


def test_the_box_gets_each_error_once(tiny, monkeypatch):
    found = {
        ("7.1", "a-b"): cell(trial("failed")),
        ("7.2", "a-b"): cell(trial("failed")),
    }
    monkeypatch.setattr(companion_results, "cells", lambda _: found)
    monkeypatch.setattr(tables.companion_data, "cells", lambda _: found)
    data = json.loads(tables.companion_data.text(tiny.project))
    assert data["errors"] == ["E: no"]
    assert data["results"]["7.2"]["a-b"] == ["fails", "1.2", [], 0]


@pytest.mark.parametrize(
    ("last", "expected"), [("2023-01-01", True), ("2025-01-01", False), ("", False)]
)
def test_a_package_without_a_release_for_two_years_is_marked(last, expected):
    assert tables.quiet(last, "2026-01-01") == expected
