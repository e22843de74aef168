"""Notebooks as they are written: without Jupyter, without a run."""

import json

import pytest

from harness import collectors, environments
from harness.collectors import notebooks
from harness.examples import Example
from harness.notebook_markdown import as_markdown, front_matter
from tests.tiny import RELEASES

HEAD = """# /// script
# requires-python = ">=3.8"
# dependencies = ["tensorflow>=7.1"]
# [tool.harness]
# notebook = true
# environments = ["7.2+notebook"]
# ///
# --8<-- [start:program]
# %% [markdown] description="What it shows."
# # A title

"""
CHECK = "# %%\nfound = (7, 2)\nassert found >= (7, 1)\n\n"


def notebook(path="x.py", code=CHECK):
    return Example("learn/nb/notebook", path, HEAD + code)


def test_a_notebook_is_a_job_of_its_own_collector_only(tiny):
    tiny.add("snippets/learn/nb/notebook.py", HEAD + CHECK)
    lock = tiny.wheels.locks["7.2"]
    tiny.add("environments/7.2+notebook/requirements.txt", lock)
    env = environments.load_all(tiny.project)["7.2+notebook"]
    keys = {
        name: [job.key for job in kind.jobs(tiny.project, env)]
        for name, kind in collectors.BY_NAME.items()
    }
    assert keys["notebooks"] == ["learn/nb/notebook"]
    assert "learn/nb/notebook" not in keys["examples"]


def test_the_page_shows_the_newest_releases_variant(tiny):
    for name in RELEASES:
        tiny.add(
            f"environments/{name}+notebook/requirements.txt", tiny.wheels.locks[name]
        )
    known = environments.load_all(tiny.project)
    shown = [name for name, env in known.items() if notebooks.shows(tiny.project, env)]
    assert shown == ["7.2+notebook"]
    page = notebooks.page_of(tiny.project, notebook())
    assert page == tiny.project.docs / "learn/nb.ipynb"


def test_its_cells_have_the_same_ids_each_time():
    one, two = notebooks.cells(notebook()), notebooks.cells(notebook())
    assert one == two
    assert [cell.id for cell in one.cells] == ["cell-1", "cell-2"]
    assert [cell.cell_type for cell in one.cells] == ["markdown", "code"]
    assert front_matter(one) == {"title": "A title", "description": "What it shows."}


def test_the_file_is_the_same_for_the_same_and_its_digest_covers_it():
    text = notebooks.text_of(notebooks.cells(notebook()))
    assert text == notebooks.text_of(notebooks.cells(notebook()))
    assert text.endswith("\n")
    other = notebooks.text_of(notebooks.cells(notebook(code=CHECK + "# %%\nx = 1\n")))
    assert notebooks.digest_of(text) != notebooks.digest_of(other)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (CHECK, None),
        (CHECK.replace("(7, 1)", "(7, 0)"), "its first cell compares with 7.1"),
        ("# %%\nx = 1\n\n" + CHECK, "its first cell compares with 7.1"),
    ],
)
def test_the_first_cell_checks_the_version_of_the_header(code, found):
    wrong = notebooks.wrong_version(notebook(code=code))
    assert (wrong or "").startswith(found or "")
    assert (wrong is None) == (found is None)


def output(kind, **fields):
    return {"output_type": kind, **fields}


def test_outputs_and_plots_are_shown_where_they_were_made():
    outputs = [
        output("stream", name="stdout", text="printed ``` so\n"),
        output("execute_result", data={"text/plain": "a result"}),
        output(
            "display_data", data={"image/svg+xml": '<svg width="9pt" height="3pt">'}
        ),
    ]
    run = {"example": "learn/nb/notebook", "packages": {"keras": "3"}, "seconds": 90}
    run |= {"day": "2026-01-01", "python": "3.8"}
    written = {
        "metadata": {"run": run},
        "cells": [
            {
                "cell_type": "markdown",
                "source": ["# A title\n", "Words."],
                "metadata": {},
            },
            {
                "cell_type": "code",
                "source": "x = 1",
                "metadata": {"alt": "A line."},
                "outputs": outputs,
            },
        ],
    }
    text = as_markdown(json.loads(json.dumps(written)), "nb", colab="https://c.example")
    assert text.index("Words.") < text.index("Open in Colab") < text.index("x = 1")
    assert "https://c.example/docs/learn/nb.ipynb" in text
    assert "2026-01-01" in text and "1.5 min" in text
    assert "````" in text, "a fence is longer than any inside it"
    assert "![A line.](nb/plot-1.svg){ .plot width=12 height=4 }" in text
