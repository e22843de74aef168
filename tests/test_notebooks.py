"""The notebooks: as they are written, as they ran, as they are shown."""

import json
import re

import pytest

from harness.publish import notebook_markdown
from proof import environments, examples, notebooks, records, runs
from proof.examples import SNIPPETS, Example

ALL = {k: e for k, e in examples.load_all().items() if e.notebook}
HEAD = """# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16"]
# [tool.proof]
# notebook = true
# ///
# --8<-- [start:program]
# %% [markdown] description="x"
# # Title

"""
BESIDE = environments.gate(environments.load_all())[-1].name + notebooks.BESIDE


def stored(name: str) -> dict:
    return json.loads(notebooks.page_of(ALL[name]).read_text("utf-8"))


def test_there_are_six():
    assert len(ALL) >= 6


@pytest.mark.parametrize("name", ALL)
def test_the_first_cell_names_a_wrong_version(name):
    assert notebooks.wrong_version(ALL[name]) is None


@pytest.mark.parametrize("name", ALL)
def test_the_page_is_what_was_written_and_what_ran(name):
    """Cells as in `snippets/`, results of this text in this environment, untouched."""
    page, example = stored(name), ALL[name]
    env = environments.load(BESIDE)
    line = records.load(env).outcomes[name]
    written = notebooks.cells(example)
    stored_cells = ["".join(cell["source"]) for cell in page["cells"]]
    assert stored_cells == [cell.source for cell in written.cells], (
        f"{name}: its cells are not those of snippets; `make record ENV={BESIDE}`"
    )
    ran = page["metadata"]["run"]["digest"]
    assert ran == runs.digest(env, example), (
        f"{name}: stale; `make record ENV={BESIDE}`"
    )
    text = notebooks.page_of(example).read_text("utf-8")
    mend = "it was edited by hand; `make record` writes it"
    assert line["page"] == notebooks.digest_of(text), f"{name}: {mend}"


@pytest.mark.parametrize("name", ALL)
def test_no_stored_cell_failed(name):
    outputs = [o for c in stored(name)["cells"] for o in c.get("outputs", [])]
    assert outputs
    assert all(output["output_type"] != "error" for output in outputs)


@pytest.mark.parametrize("name", ALL)
def test_each_plot_says_what_is_seen(name):
    for cell in stored(name)["cells"]:
        if any("image/svg+xml" in o.get("data", {}) for o in cell.get("outputs", [])):
            alt = cell["metadata"]["alt"]
            assert len(alt) > 40, f"{name}: {alt!r} says too little"


@pytest.mark.parametrize("name", ALL)
def test_it_runs_in_colab_where_its_page_says_so(name):
    there = records.load(environments.load(notebooks.COLAB)).outcomes[name]
    assert there["outcome"] in ("passed", "warned")


@pytest.mark.costly
@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        ('print("a")\nassert 1 == 2', "failed", "AssertionError"),
        ('raise ValueError("no such thing")', "failed", "ValueError: no such thing"),
        ("import os\nos.abort()", "ended", "the kernel died"),
    ],
)
def test_a_failing_cell_is_no_pass(cell, kind, said):
    example = Example("learn/x/notebook", SNIPPETS / "x.py", f"{HEAD}# %%\n{cell}\n")
    run = runs.run_notebook(
        runs.Job(environments.load(BESIDE), example, example.program), None, False
    )
    assert run.outcome.kind == kind
    assert said in (run.outcome.error.get("telling"), run.outcome.ended)


@pytest.mark.costly
def test_the_same_figure_is_the_same_file_and_the_data_are_ours():
    code = (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n\n# %%\n"
        "import tensorflow as tf\n"
        "print(tf.keras.datasets.mnist.load_data()[0][0].shape)\n"
    )
    example = Example("learn/x/notebook", SNIPPETS / "x.py", f"{HEAD}# %%\n{code}")
    job = runs.Job(environments.load(BESIDE), example, example.program)
    first, second = (runs.run_notebook(job, None, False) for _ in range(2))
    assert first.outcome.stdout == "(60000, 28, 28)\n"
    drawn = notebook_markdown.plots(first.result["notebook"])
    assert len(drawn) == 1
    assert drawn == notebook_markdown.plots(second.result["notebook"])
    assert not re.search(r"\d{4}-\d\d-\d\d", drawn[0])


def test_what_others_state_of_colab_is_not_old():
    from datetime import UTC, date, datetime
    from warnings import warn

    source = environments.load(notebooks.COLAB).source
    age = datetime.now(UTC).date() - date.fromisoformat(source["day"])
    assert source["address"].startswith("https://")
    if age.days > 60:
        warn(
            f"Colab's packages are of {source['day']}: `proof lock colab`", stacklevel=1
        )
