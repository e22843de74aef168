"""The notebooks: as they are written, as they ran, as they are shown."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from warnings import warn

import pytest

from harness import collectors, environments
from harness.collectors import notebooks as collector
from harness.examples import Example
from harness.notebook_markdown import plots
from harness.outcomes import read

OLD = 60  # days after which what others state of Colab may have changed
HEAD = """# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# notebook = true
# ///
# --8<-- [start:program]
# %% [markdown] description="x"
# # Title

"""


@pytest.fixture(scope="module")
def stored(project, notebooks):
    """Each notebook's page, as it is kept."""
    paths = {name: collector.page_of(project, one) for name, one in notebooks.items()}
    return {name: json.loads(path.read_text("utf-8")) for name, path in paths.items()}


@pytest.fixture(scope="module")
def variant(project, envs):
    """The environment whose runs the pages show."""
    (env,) = (one for one in envs.values() if collector.shows(project, one))
    return env


def test_there_are_six(notebooks):
    assert len(notebooks) >= 6


def test_the_first_cell_names_a_wrong_version(notebooks):
    wrong = {name: collector.wrong_version(one) for name, one in notebooks.items()}
    assert {name: why for name, why in wrong.items() if why} == {}


def test_a_page_is_what_was_written_and_what_ran(
    project, notebooks, stored, variant, kept
):
    """Cells as in `snippets/`, results of this text in this environment, untouched."""
    hint = f"`make record ENV={variant.name}`"
    kind = collectors.BY_NAME["notebooks"]
    jobs = {job.key: job for job in kind.jobs(project, variant)}
    entries = kept[variant.name].entries("notebooks")
    for name, page in stored.items():
        written = [cell.source for cell in collector.cells(notebooks[name]).cells]
        cells = ["".join(cell["source"]) for cell in page["cells"]]
        assert cells == written, f"{name}: its cells aren't those of snippets; {hint}"
        ran = page["metadata"]["run"]["digest"]
        assert ran == jobs[name].digest, f"{name}: stale; {hint}"
        text = collector.page_of(project, notebooks[name]).read_text("utf-8")
        digest = entries[name].line.page
        edited = f"{name}: it was edited by hand; `make record` writes it"
        assert digest == collector.digest_of(text), edited


def test_no_stored_cell_failed(stored):
    for name, page in stored.items():
        outputs = [o for cell in page["cells"] for o in cell.get("outputs", [])]
        assert outputs, name
        assert all(output["output_type"] != "error" for output in outputs), name


def test_each_plot_says_what_is_seen(stored):
    for name, page in stored.items():
        for cell in page["cells"]:
            drawn = (o.get("data", {}) for o in cell.get("outputs", []))
            if any("image/svg+xml" in data for data in drawn):
                alt = cell["metadata"]["alt"]
                assert len(alt) > 40, f"{name}: {alt!r} says too little"


def test_each_runs_in_colab_where_its_page_says_so(notebooks, outcomes):
    for name in notebooks:
        assert outcomes[collector.COLAB][name].works, name


def test_what_others_state_of_colab_is_not_old(envs):
    source = envs[collector.COLAB].source
    age = datetime.now(UTC).date() - date.fromisoformat(source["day"])
    assert source["address"].startswith("https://")
    if age.days > OLD:
        hint = "`python -m harness lock colab …`"
        warn(f"Colab's packages are of {source['day']}: {hint}", stacklevel=1)


def run(project, env, code):
    example = Example("learn/x/notebook", Path("x.py"), HEAD + code)
    kind = collectors.BY_NAME["notebooks"]
    return collector.execute(project, kind.job(project, env, example), None)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        ('print("a")\nassert 1 == 2', "failed", "AssertionError"),
        ('raise ValueError("no such thing")', "failed", "ValueError: no such thing"),
        ("import os\nos.abort()", "aborted", "the kernel died"),
    ],
)
def test_a_failing_cell_is_no_pass(project, variant, cell, kind, said):
    outcome = read(run(project, variant, f"# %%\n{cell}\n"))
    assert (outcome.kind, outcome.summary) == (kind, said)


@pytest.mark.slow
def test_the_same_plot_is_the_same_file_and_the_data_are_ours(project, variant):
    plot = "# %%\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n\n"
    data = (
        "# %%\nimport tensorflow as tf\n"
        "print(tf.keras.datasets.mnist.load_data()[0][0].shape)\n"
    )
    first, second = (run(project, variant, code) for code in (plot + data, plot))
    assert read(first).stdout == "(60000, 28, 28)\n"
    drawn = plots(first["notebook"])
    assert len(drawn) == 1
    assert drawn == plots(second["notebook"])
    assert not re.search(r"\d{4}-\d\d-\d\d", drawn[0])


def test_the_variant_follows_the_newest_release(project, variant):
    newest = environments.newest(project)
    assert variant.release == newest.name
    assert set(newest.install) <= set(variant.install)
