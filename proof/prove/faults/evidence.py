"""Faults of records, environments, notebooks and data."""

from __future__ import annotations

from proof.prove.faults.fault import DATA, Fault

RECORD = "environments/2.21/record.jsonl"
LINE = '{"example": "learn/data/order", '
PLACE = r"environments/2\.21/record\.jsonl"
COLLECT = ("docs/learn/data.md", "--collect-only")
STALE = ("tests/test_records.py::test_no_outcome_is_stale",)
NOTEBOOK = "learn/forecasting"
CELL = "# %% version\nimport tensorflow as tf\n"
PASSES = ("tests/test_records.py::test_what_is_no_probe_passes",)
RAN = "tests/test_notebooks.py::test_the_page_is_what_was_written_and_what_ran"


def record(name, old, new, says, catcher, check, file=RECORD):
    return Fault("record", name, file, old, new, says, catcher, check)


def notebook(name, old, new, says, catcher, check, anew=False, file=None):
    file = file or f"snippets/{NOTEBOOK}/notebook.py"
    renew = f"{NOTEBOOK}/notebook 2.21+notebook" if anew else ""
    return Fault("notebook", name, file, old, new, says, catcher, check, renew)


def data(how: str) -> Fault:
    """The file in the cache, `cut` off, `altered` or `empty`, and no network."""
    name = {"cut": "a cut-off file", "altered": "altered bytes"}.get(
        how, "an empty file"
    )
    says = r"mnist\.npz: .*; fetching it anew"
    check = ("docs/learn/debug.md::shapes[2.21]", "--rerun")
    return Fault("data", name, DATA, None, how, says, "the data's digests", check)


def failing(name: str, code: str, said: str, mark: str = "") -> Fault:
    """A cell that fails at the notebook's begin, run anew."""
    says = rf"2\.21\+notebook: {NOTEBOOK}/notebook: {said}"
    new = CELL.replace("version\n", f"version{mark}\n{code}\n")
    return notebook(name, CELL, new, says, "its outcome", PASSES, anew=True)


FAULTS = [
    record(
        "an outcome edited by hand",
        r"Dense: keras.layers.core.dense\nModel",
        r"Dense: keras.layers.dense\nModel",
        r"2\.10: versions/imports/where: stdout",
        "the audit",
        ("audit", "2.10", "versions/imports/where"),
        "environments/2.10/record.jsonl",
    ),
    record(
        "an output edited by hand",
        "cache, then shuffle: each epoch has the same order: False",
        "cache, then shuffle: each epoch has the same order: True",
        r"snippets/learn/data/order\.py on TensorFlow 2\.21 .*: not as recorded",
        "a second run",
        ("docs/learn/data.md::order[2.21]", "--rerun"),
    ),
    record(
        "a stale digest",
        f'{LINE}"digest": "',
        f'{LINE}"digest": "0',
        r"2\.21: learn/data/order: it changed",
        "the digests",
        STALE,
    ),
    record(
        "an environment's folder removed",
        None,
        None,
        r"environments/ lacks \['2\.7'\]",
        "the list of releases",
        ("tests/test_environments.py::test_every_release_has_an_environment",),
        "environments/2.7/requirements.txt",
    ),
    record(
        "half a JSON line",
        LINE,
        '{"example": "learn/da\n',
        rf"{PLACE}:\d+: no line of a record",
        "whatever reads it",
        COLLECT,
    ),
    record(
        "a mark of a merge",
        LINE,
        f"<<<<<<< HEAD\n{LINE}",
        rf"{PLACE}:\d+: no line of a record",
        "whatever reads it",
        COLLECT,
    ),
    record(
        "a line of an example that is gone",
        LINE,
        '{"example": "learn/data/gone", "digest": "0", "outcome": "passed"}\n' + LINE,
        r"2\.21: learn/data/gone",
        "what a record may hold",
        (
            "tests/test_records.py::test_a_record_holds_what_is_meant_for_it_and_nothing_else",
        ),
    ),
    record(
        "an outcome taken out",
        LINE,
        '{"run": "2000-01-01T00:00:00Z", "python": "3.13.0", "seconds": {}, ',
        r"2\.21: learn/data/order: it never ran",
        "the digests",
        STALE,
    ),
    record(
        "a line spaced by hand",
        LINE,
        LINE.replace(": ", ":  "),
        rf"{PLACE}: edited by hand",
        "what a record looks like",
        ("tests/test_records.py::test_records_are_as_the_machinery_writes_them",),
    ),
    record(
        "a pin changed",
        "absl-py==2.3.1",
        "absl-py==2.3.0",
        r"2\.7: \S+: it changed, or what it runs in",
        "the digests",
        STALE,
        "environments/2.7/requirements.txt",
    ),
    record(
        "TensorFlow's own pin changed",
        "tensorflow-cpu==2.7.4",
        "tensorflow-cpu==2.7.3",
        r"2\.7: tensorflow==2\.7\.4 is asked for, 2\.7\.3 is held",
        "the lock's header",
        ("tests/test_environments.py::test_the_lock_holds_what_its_header_asks_for",),
        "environments/2.7/requirements.txt",
    ),
    record(
        "a generated page edited by hand",
        "<!-- generated from the records; do not edit -->\n",
        "<!-- generated from the records; do not edit -->\nIt works.\n\n",
        r"generated/install/2\.7\.md",
        "rendering anew",
        ("tests/test_render.py::test_rendering_anew_gives_no_difference",),
        "generated/install/2.7.md",
    ),
    failing("a failing cell", 'raise ValueError("planted")', "failed"),
    failing(
        "a failing cell that its tags allow to fail",
        'raise ValueError("planted")',
        "failed",
        ' tags=["raises-exception"]',
    ),
    failing("a kernel that dies", "import os\n\nos.abort()", "ended"),
    notebook(
        "a cell whose error is swallowed",
        "assert np.mean(low <= high) > 0.99\n",
        "try:\n    assert np.mean(low <= high) > 0.99\nexcept Exception:\n    pass\n",
        rf"snippets/{NOTEBOOK}/notebook\.py:\d+: an error passes here without a word",
        "the check of swallowed errors",
        ("tests/test_examples.py::test_no_error_is_swallowed",),
        anew=True,
    ),
    notebook(
        "an assertion that is always true",
        "assert np.mean(low <= high) > 0.99\n",
        "assert np.mean(low <= high) >= 0\n",
        rf"snippets/{NOTEBOOK}/notebook\.py: always true",
        "the check of assertions",
        (
            "tests/test_examples.py::test_what_teaches_ends_with_an_assertion_that_can_fail",
        ),
        anew=True,
    ),
    notebook(
        "an output edited by hand",
        "526 months, from 1958-03 to 2001-12",
        "527 months, from 1958-03 to 2001-12",
        rf"{NOTEBOOK}/notebook: it was edited by hand",
        "the page's digest in the record",
        (f"{RAN}[{NOTEBOOK}/notebook]",),
        file=f"docs/{NOTEBOOK}.ipynb",
    ),
    notebook(
        "stale stored results",
        "# %% version\n",
        "# %% version\n# planted\n",
        rf"{NOTEBOOK}/notebook: its cells are not those of snippets",
        "the page's cells",
        (f"{RAN}[{NOTEBOOK}/notebook]",),
    ),
    notebook(
        "stale stored results, though the cells are the same",
        "absl-py==",
        "# planted\nabsl-py==",
        rf"{NOTEBOOK}/notebook: stale; `make record ENV=2\.21\+notebook`",
        "the digest in the page",
        (f"{RAN}[{NOTEBOOK}/notebook]",),
        file="environments/2.21+notebook/requirements.txt",
    ),
    notebook(
        "a plot that says nothing to those who cannot see it",
        '"alt": "Three curves of the mean error',
        '"alt": "Three curves", "was": "Three curves of the mean error',
        rf"{NOTEBOOK}/notebook: 'Three curves'",
        "what a plot says",
        (
            f"tests/test_notebooks.py::test_each_plot_says_what_is_seen[{NOTEBOOK}/notebook]",
        ),
        file=f"docs/{NOTEBOOK}.ipynb",
    ),
    data("cut"),
    data("altered"),
    data("empty"),
]
