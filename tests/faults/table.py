"""The faults, what changes, and which part of the gate notices each.

Faults in code are recorded before the gate looks: it must notice what a change does,
not that something changed.
"""

from __future__ import annotations

from harness.project import here
from tests.faults.fault import DATA, ROOT, Fault

NEWEST, REFERENCE, OLDER = "{newest}", "{reference}", "{older}"  # roles of releases
CONTENT = "tests/content/"
SITE = "tests/site/"

SHAPE = "learn/sequential/input_shape"
SHAPES = "learn/debug/shapes"
EVERYWHERE = "learn/reproducible/same_everywhere"
IMPORT = "import tensorflow as tf\n"
FIT = "model.fit("
ASSERTION = "assert accuracy > 0.88\n"
LOSS = '"sparse_categorical_crossentropy"'
COMPILE = f'model.compile(\n    optimizer="adam",\n    loss={LOSS},\n    metrics=["accuracy"],\n)\n'
TRAINED = "model.fit(x_train[:20000], y_train[:20000], epochs=1, verbose=0)\n"
STATIC = "tests/content/test_examples.py::"
ENDS = f"{STATIC}test_what_teaches_ends_with_an_assertion_that_can_fail"


def fails(name: str, old: str, new: str, said: str, catcher: str = "its error"):
    """The example fails: the gate names it, the release and what was raised."""
    says = rf"snippets/{SHAPE}\.py on TensorFlow {NEWEST} \(Python 3\.\d+\): {said}"
    check = ("docs/learn/sequential.md::input_shape[{newest}]",)
    file = f"snippets/{SHAPE}.py"
    return Fault(
        "code", name, file, old, new, says, catcher, check, f"{SHAPE} {NEWEST}"
    )


def shows(name: str, example: str, old: str, new: str, said: str):
    """The example passes: its record's difference shows the change."""
    says = rf"environments/{NEWEST}/examples\.jsonl: {example}: {said}"
    file = f"snippets/{example}.py"
    catcher = "the record's difference, in review"
    return Fault(
        "code", name, file, old, new, says, catcher, ("record",), f"{example} {NEWEST}"
    )


def weak(name: str, new: str, said: str = r"always true: "):
    """The example passes: its text is looked at."""
    says = rf"snippets/{SHAPE}\.py:? ?{said}"
    file = f"snippets/{SHAPE}.py"
    catcher = "the check of assertions"
    return Fault(
        "code", name, file, ASSERTION, new, says, catcher, (ENDS,), f"{SHAPE} {NEWEST}"
    )


CODE = [
    fails(
        "wrong import",
        IMPORT,
        "import tensorflow.kears as tf\n",
        r"failed[\s\S]*?ModuleNotFoundError: No module named",
    ),
    fails("removed import", IMPORT, "", r"failed[\s\S]*?NameError: name 'tf'"),
    fails(
        "half a line",
        IMPORT,
        "import tensorflow as\n",
        r"failed[\s\S]*?SyntaxError",
    ),
    shows(
        "changed layer size",
        SHAPES,
        "            16, 3, strides=2",
        "            8, 3, strides=2",
        r"stdout:[\s\S]*was recorded, now\nconv: 80 weights",
    ),
    shows(
        "changed layer size where digits are learned",
        SHAPE,
        "Dense(128,",
        "Dense(64,",
        r"stdout:[\s\S]*was recorded, now\nParameters: 50890",
    ),
    shows(
        "dropout removed",
        EVERYWHERE,
        "        tf.keras.layers.Dropout(0.5),\n",
        "",
        r"stdout:[\s\S]*was recorded, now\nbefore:.*\nafter: .*",
    ),
    shows(
        "a print dropped",
        SHAPE,
        'print(f"Parameters: {model.count_params()}")\n',
        "",
        r"stdout:\nParameters: 101770\n.*\nwas recorded, now\nTest accuracy.*",
    ),
    shows(
        "an extra warning",
        SHAPES,
        "values = batch\n",
        'import warnings\n\nwarnings.warn("careful")\nvalues = batch\n',
        r"outcome: 'passed' was recorded, now 'warned'",
    ),
    fails(
        "wrong loss",
        LOSS,
        '"categorical_crossentropy"',
        r"failed[\s\S]*?\nValueError: .*",
    ),
    fails(
        "a loss of the wrong sign",
        f"    loss={LOSS},\n",
        "    loss=lambda y, p: -tf.keras.losses.sparse_categorical_crossentropy(y, p),\n",
        r"failed[\s\S]*?assert accuracy > 0\.88[\s^]*AssertionError",
        "its assertion",
    ),
    fails(
        "a learning rate that doesn't train",
        'optimizer="adam"',
        "optimizer=tf.keras.optimizers.Adam(0.0)",
        r"failed[\s\S]*?assert accuracy > 0\.88[\s^]*AssertionError",
        "its assertion",
    ),
    fails("missing compile", COMPILE, "", r"failed[\s\S]*?\nValueError: .*compile.*"),
    fails(
        "missing fit",
        TRAINED,
        "",
        r"failed[\s\S]*?assert accuracy > 0\.88[\s^]*AssertionError",
        "its assertion",
    ),
    fails(
        "swapped labels",
        "y_train[:20000], epochs",
        "y_train[20000:40000], epochs",
        r"failed[\s\S]*?assert accuracy > 0\.88[\s^]*AssertionError",
        "its assertion",
    ),
    weak("an assertion removed", "", "doesn't end with an assertion"),
    weak("`assert True`", "assert True\n"),
    weak("`assert accuracy > 0`", "assert accuracy > 0\n"),
    weak("`assert accuracy >= 0.0`", "assert accuracy >= 0.0\n"),
    weak("`assert accuracy <= 1`", "assert accuracy <= 1\n"),
    weak("`assert … or True`", "assert accuracy > 0.88 or True\n"),
    weak("an assertion of a pair", 'assert (accuracy > 0.88, "too low")\n'),
    weak(
        "an assertion caught",
        f"try:\n    {ASSERTION}except AssertionError:\n    pass\n",
        "doesn't end with an assertion",
    ),
    fails(
        "`sys.exit(0)` in the middle",
        FIT,
        f"raise SystemExit(0)\n{FIT}",
        r"failed[\s\S]*?\nSystemExit: 0",
    ),
    fails(
        "`os._exit(0)` in the middle",
        FIT,
        f"import os\n\nos._exit(0)\n{FIT}",
        "aborted exit status 0",
        "the runner",
    ),
    fails(
        "an endless loop",
        FIT,
        f"while True:\n    pass\n{FIT}",
        "aborted CPU limit of 30 s",
        "the runner's limit",
    ),
    fails(
        "memory that grows without end",
        FIT,
        f"import time\n\nkept = []\nwhile True:\n    kept.append(b'x' * (50 << 20))\n    time.sleep(0.02)\n{FIT}",
        "aborted memory limit of 6000 MB",
        "the runner's limit",
    ),
    fails(
        "a child process left behind",
        FIT,
        f"import subprocess\n\nsubprocess.Popen(['sleep', '60'])\n{FIT}",
        "aborted left a child process behind",
        "the runner",
    ),
    fails(
        "an abort",
        FIT,
        f"import os\n\nos.abort()\n{FIT}",
        "aborted SIGABRT",
        "the runner",
    ),
    fails(
        "a crash of the process",
        FIT,
        f"import ctypes\n\nctypes.string_at(0)\n{FIT}",
        "aborted SIGSEGV",
        "the runner",
    ),
    fails(
        "writing outside its folder, into the project",
        FIT,
        f"open({f'{ROOT}/snippets/left.txt'!r}, 'w')\n{FIT}",
        r"failed[\s\S]*?PermissionError: .*/snippets/left\.txt",
        "the runner's fence (Landlock)",
    ),
    fails(
        "writing next to its folder",
        FIT,
        f"open('../../left.txt', 'w')\n{FIT}",
        r"failed[\s\S]*?PermissionError: .*left\.txt",
        "the runner's fence (Landlock)",
    ),
    Fault(
        "code",
        "output that differs from run to run",
        f"snippets/{SHAPES}.py",
        "values = batch\n",
        "import os\n\nprint(os.urandom(8).hex())\nvalues = batch\n",
        rf"snippets/{SHAPES}\.py on TensorFlow {NEWEST} .*: not as recorded",
        "a second run",
        ("docs/learn/debug.md::shapes[{newest}]", "--rerun"),
        f"{SHAPES} {NEWEST}",
    ),
    Fault(
        "code",
        "an error swallowed",
        f"snippets/{SHAPE}.py",
        TRAINED,
        f"try:\n    {TRAINED}except Exception:\n    pass\n",
        rf"snippets/{SHAPE}\.py:\d+: an error passes here without a word",
        "the check of swallowed errors",
        (f"{STATIC}test_no_error_is_swallowed",),
        f"{SHAPE} {NEWEST}",
    ),
    Fault(
        "code",
        "a section that doesn't end",
        f"snippets/{SHAPE}.py",
        "# --8<-- [end:model]\n",
        "",
        rf"snippets/{SHAPE}\.py:1: add `# --8<-- \[end:model\]`",
        "the collection of pages",
        ("docs/learn/sequential.md", "--collect-only"),
    ),
    Fault(
        "code",
        "an unknown setting in a header",
        "snippets/learn/sequential/mnist.py",
        "# cpu-seconds = 60",
        "# cpu-secs = 60",
        r"snippets/learn/sequential/mnist\.py:\d+: cpu-secs: use one of",
        "the collection of pages",
        ("docs/learn/sequential.md", "--collect-only"),
    ),
]


# Records, environments, notebooks and data.
RECORD = "environments/{newest}/examples.jsonl"
LINE = '{"job": "learn/data/order", '
RECORD_PLACE = r"environments/{newest}/examples\.jsonl"
READ = ("docs/learn/data.md::order[{newest}]",)
STALE = ("tests/content/test_records.py::test_no_outcome_is_stale",)
NOTEBOOK = "learn/forecasting"
CELL = "# %% version\nimport tensorflow as tf\n"
PASSES = ("tests/content/test_records.py::test_what_must_pass_passes",)
NAMES = (f"{CONTENT}test_names.py::test_what_a_reader_is_shown_is_what_was_recorded",)
KERAS_CV = (
    """"step": "import", "error": "ModuleNotFoundError: No module named 'keras_cv'"""
)
DESCRIPTORS = (
    "TypeError: Descriptors cannot not be created directly."  # so it is written
)
RAN = "tests/content/test_notebooks.py::test_a_page_is_what_was_written_and_what_ran"


def record(name, old, new, says, catcher, check, file=RECORD):
    return Fault("record", name, file, old, new, says, catcher, check)


def notebook(name, old, new, says, catcher, check, again=False, file=None):
    file = file or f"snippets/{NOTEBOOK}/notebook.py"
    renew = f"{NOTEBOOK}/notebook {NEWEST}+notebook" if again else ""
    return Fault("notebook", name, file, old, new, says, catcher, check, renew)


def data(how: str) -> Fault:
    """The file in the cache, `cut` off, `altered` or `empty`, and no network."""
    name = {"cut": "a cut-off file", "altered": "altered bytes"}.get(
        how, "an empty file"
    )
    says = r"mnist\.npz: .*; downloading it again"
    check = ("docs/learn/debug.md::shapes[{newest}]", "--rerun")
    return Fault("data", name, DATA, None, how, says, "the data's digests", check)


def failing(name: str, code: str, said: str, mark: str = "") -> Fault:
    """A cell that fails at the start of the notebook, run again."""
    says = rf"{NEWEST}\+notebook: {NOTEBOOK}/notebook: {said}"
    new = CELL.replace("version\n", f"version{mark}\n{code}\n")
    return notebook(name, CELL, new, says, "its outcome", PASSES, again=True)


EVIDENCE = [
    record(
        "an outcome edited by hand",
        r"Dense: keras.layers.core.dense\nModel",
        r"Dense: keras.layers.dense\nModel",
        r"{older}: versions/imports/where: stdout",
        "the audit",
        ("audit", "{older}", "versions/imports/where"),
        "environments/{older}/examples.jsonl",
    ),
    record(
        "an output edited by hand",
        "cache, then shuffle: each epoch has the same order: False",
        "cache, then shuffle: each epoch has the same order: True",
        r"snippets/learn/data/order\.py on TensorFlow {newest} .*: not as recorded",
        "a second run",
        ("docs/learn/data.md::order[{newest}]", "--rerun"),
    ),
    record(
        "a stale digest",
        f'{LINE}"digest": "',
        f'{LINE}"digest": "0',
        r"{newest}: examples: learn/data/order: it changed",
        "the digests",
        STALE,
    ),
    record(
        "an environment's folder removed",
        None,
        None,
        r"mkdocs\.yml lists each[\s\S]*'{older}'",
        "the list of releases",
        (
            "tests/content/test_environments.py::test_every_release_has_an_environment_and_a_page",
        ),
        "environments/{older}/requirements.txt",
    ),
    record(
        "half a JSON line",
        LINE,
        '{"job": "learn/da\n',
        rf"{RECORD_PLACE}:\d+: not a line of a record",
        "whatever reads it",
        READ,
    ),
    record(
        "a mark of a merge",
        LINE,
        f"<<<<<<< HEAD\n{LINE}",
        rf"{RECORD_PLACE}:\d+: not a line of a record",
        "whatever reads it",
        READ,
    ),
    record(
        "a line of a removed example",
        LINE,
        '{"job": "learn/data/gone", "digest": "0", "ran": "2000-01-01T00:00:00Z", "took": [0.1, 0.1], "outcome": "passed"}\n'
        + LINE,
        r"{newest}: examples: learn/data/gone",
        "what a record may contain",
        (
            "tests/content/test_records.py::test_a_record_has_what_is_meant_for_it_and_nothing_else",
        ),
    ),
    record(
        "an outcome removed",
        LINE,
        '{"job": "learn/data/other", ',
        r"{newest}: examples: learn/data/order: it never ran",
        "the digests",
        STALE,
    ),
    record(
        "a line spaced by hand",
        LINE,
        LINE.replace(": ", ":  "),
        rf"{RECORD_PLACE}: edited by hand",
        "what a record looks like",
        (
            "tests/content/test_records.py::test_records_are_as_the_machinery_writes_them",
        ),
    ),
    record(
        "a pin changed",
        "absl-py=={older_pin}",
        "absl-py==0.0.1",
        r"{older}: \S+: \S.*: it changed, or what it runs in",
        "the digests",
        STALE,
        "environments/{older}/requirements.txt",
    ),
    record(
        "TensorFlow's own pin changed",
        "tensorflow-cpu=={older_version}",
        "tensorflow-cpu==0.0.1",
        r"{older}: tensorflow=={older_version} is asked for, 0\.0\.1 is locked",
        "the lock's header",
        (
            "tests/content/test_environments.py::test_a_lock_contains_what_its_header_asks_for",
        ),
        "environments/{older}/requirements.txt",
    ),
    record(
        "a generated page edited by hand",
        "<!-- generated from the records; don't edit -->\n",
        "<!-- generated from the records; don't edit -->\nIt works.\n\n",
        r"generated/install/{older}\.md",
        "rendering again",
        ("tests/content/test_render.py::test_rendering_again_gives_no_difference",),
        "generated/install/{older}.md",
    ),
    failing("a failing cell", 'raise ValueError("injected")', "failed"),
    failing(
        "a failing cell that its tags allow to fail",
        'raise ValueError("injected")',
        "failed",
        ' tags=["raises-exception"]',
    ),
    failing("a kernel that dies", "import os\n\nos.abort()", "aborted"),
    notebook(
        "a cell whose error is swallowed",
        "assert np.mean(low <= high) > 0.99\n",
        "try:\n    assert np.mean(low <= high) > 0.99\nexcept Exception:\n    pass\n",
        rf"snippets/{NOTEBOOK}/notebook\.py:\d+: an error passes here without a word",
        "the check of swallowed errors",
        ("tests/content/test_examples.py::test_no_error_is_swallowed",),
        again=True,
    ),
    notebook(
        "an assertion that is always true",
        "assert np.mean(low <= high) > 0.99\n",
        "assert np.mean(low <= high) >= 0\n",
        rf"snippets/{NOTEBOOK}/notebook\.py: always true",
        "the check of assertions",
        (
            "tests/content/test_examples.py::test_what_teaches_ends_with_an_assertion_that_can_fail",
        ),
        again=True,
    ),
    notebook(
        "an output edited by hand",
        "526 months, from 1958-03 to 2001-12",
        "527 months, from 1958-03 to 2001-12",
        rf"{NOTEBOOK}/notebook: it was edited by hand",
        "the page's digest in the record",
        (RAN,),
        file=f"docs/{NOTEBOOK}.ipynb",
    ),
    notebook(
        "stale stored results",
        "# %% version\n",
        "# %% version\n# injected\n",
        rf"{NOTEBOOK}/notebook: its cells aren't those of snippets",
        "the page's cells",
        (RAN,),
    ),
    notebook(
        "stale stored results, though the cells are the same",
        "absl-py==",
        "# injected\nabsl-py==",
        rf"learn/\S+/notebook: stale; `make record ENV={NEWEST}\+notebook`",
        "the digest in the page",
        (RAN,),
        file="environments/{newest}+notebook/requirements.txt",
    ),
    notebook(
        "a plot without a full description",
        '"alt": "Three curves of the mean error',
        '"alt": "Three curves", "was": "Three curves of the mean error',
        rf"{NOTEBOOK}/notebook: 'Three curves'",
        "what a plot says",
        ("tests/content/test_notebooks.py::test_each_plot_says_what_is_seen",),
        file=f"docs/{NOTEBOOK}.ipynb",
    ),
    record(
        "a default printed with another digit",
        "Adam: 0.001 1e-07",
        "Adam: 0.009 1e-07",
        r"{newest}: migrate/what-changed/defaults: stdout:\nAdam: 0\.009",
        "the audit, which compares exactly",
        ("audit", "{newest}", "migrate/what-changed/defaults"),
    ),
    record(
        "a line with a word that its schema doesn't know",
        LINE,
        f'{LINE}"verdict": "good", ',
        r"{newest}/examples\.jsonl:\d+: .*verdict",
        "the schema of each kind of fact",
        (
            f"{CONTENT}test_schemas.py::test_every_line_of_every_record_is_as_its_schema_says",
        ),
    ),
    record(
        "a file of another version of its collector",
        '{"collector": "examples", "version": 1,',
        '{"collector": "examples", "version": 0,',
        r"{newest}: examples: learn/data/order: it changed",
        "the digests",
        STALE,
    ),
    record(
        "a name dropped from what a page loads",
        "TensorBoard,TerminateOnNaN,experimental",
        "TensorBoard,TerminateOnNam,experimental",
        r"TerminateOnNaN.* isn't published",
        "the comparison of names with their records",
        NAMES,
        "docs/api/names.json",
    ),
    record(
        "two defaults swapped in what a page loads",
        "greedy=True, beam_width=100",
        "greedy=100, beam_width=True",
        r"ctc_decode'\): signatures: .*beam_width=True",
        "the comparison of names with their records",
        NAMES,
        "docs/api/names.json",
    ),
    record(
        "a release left out of all answers about names",
        None,
        None,
        r"{older}: no record of its names",
        "the columns of the records of names",
        (
            f"{CONTENT}test_names.py::test_each_environment_that_is_looked_at_is_a_column",
        ),
        "environments/{older}/api.jsonl",
    ),
    record(
        "what a release's names do, left out",
        None,
        None,
        r"{older}: no record of what its names do",
        "the columns of the records of behavior",
        (
            f"{CONTENT}test_behaviors.py::test_each_environment_that_is_looked_at_is_a_column",
        ),
        "environments/{older}/behaviors.jsonl",
    ),
    record(
        "a release's architectures, left out",
        None,
        None,
        r"\w+ on {older}: nothing is known of it",
        "the architectures of each environment",
        (f"{CONTENT}test_applications.py::test_each_environment_has_a_result_of_each",),
        "environments/{older}/applications.jsonl",
    ),
    record(
        "a package whose messages were left out",
        None,
        None,
        r"AssertionError: {older}: \[\]",
        "the packages whose messages were read",
        (f"{CONTENT}test_messages.py::test_each_package_of_each_environment_was_read",),
        "environments/{older}/messages.jsonl",
    ),
    record(
        "a trial of a dependency that failed, marked as one that works",
        f'"outcome": "failed", "errors": [["{DESCRIPTORS}", "import"]]',
        '"outcome": "passed"',
        r"generated/dependencies/protobuf\.md",
        "the comparison of generated files with their records",
        ("tests/content/test_render.py::test_rendering_again_gives_no_difference",),
        "environments/{reference}/dependencies.jsonl",
    ),
    record(
        "a companion that failed, marked as one that works",
        f'"outcome": "failed", {KERAS_CV}',
        f'"outcome": "passed", {KERAS_CV}',
        r"{reference}/companions\.jsonl:",
        "the records' schema",
        (
            f"{CONTENT}test_schemas.py::test_every_line_of_every_record_is_as_its_schema_says",
        ),
        "environments/{reference}/companions.jsonl",
    ),
    data("cut"),
    data("altered"),
    data("empty"),
]

SHAPES_AGAIN = ("docs/learn/debug.md::shapes[{newest}]", "--rerun")


def machinery(name, file, old, new, says, catcher, check, also=()):
    """A fault of the harness itself."""
    file = f"harness/{file}"
    return Fault("machinery", name, file, old, new, says, catcher, check, also=also)


MACHINERY = [
    Fault(
        "machinery",
        "a checker in the page that says something else than the command",
        "docs/assets/checker/names.js",
        "`${last} has no argument ${word}`",
        "`${last} lacks ${word}`",
        r"snippets/\S+\.py",
        "both front ends, side by side",
        (f"{CONTENT}test_front_ends.py",),
    ),
    machinery(
        "a name that only raises, marked as one that works",
        "render/api_history.py",
        '        if self.kind == "raises":\n            return RAISES, str(self.body["text"])\n',
        "",
        r"test_what_a_history_says\[a module, a value, and an import that fails\]",
        "the tests of names, on made-up records",
        ("tests/unit/test_names.py",),
    ),
    machinery(
        "a refused argument, marked as one that works",
        "render/api_history.py",
        'OF_CALL = {"no": ABSENT,',
        'OF_CALL = {"no": YES,',
        r"test_what_a_history_says\[a word behind .*\]",
        "the tests of names, on made-up records",
        ("tests/unit/test_names.py",),
    ),
    machinery(
        "a tolerance that is too wide to see another function",
        "collectors/behavior_compare.py",
        '    "float32": 2e-5,\n    "float64": KEPT,',
        '    "float32": 2e-2,\n    "float64": KEPT,',
        r"test_no_tolerance_is_wider_than_a_default_that_it_could_hide",
        "the tests of the comparison, on made-up results",
        ("tests/unit/test_behaviors.py",),
    ),
    machinery(
        "weights that may have another order",
        "collectors/behavior_compare.py",
        '"weights", "trainable"',
        '"trainable"',
        r"test_swapped_weights_differ",
        "the tests of the comparison, on made-up results",
        ("tests/unit/test_behaviors.py",),
    ),
    machinery(
        "a changed default that isn't compared",
        "collectors/behavior_compare.py",
        'NOTE = ("said", "tensors")',
        'NOTE = ("said", "tensors", "config")',
        r"test_a_changed_default_differs_however_small",
        "the tests of the comparison, on made-up results",
        ("tests/unit/test_behaviors.py",),
    ),
    machinery(
        "few draws that differ by chance, told as another distribution",
        "collectors/behavior_compare.py",
        "allowed = max(most * unit, ERRORS.get(key, 0) * error)",
        "allowed = most * unit",
        r"test_moments_of_few_values_are_compared_by_their_errors",
        "the tests of the comparison, on made-up results",
        ("tests/unit/test_behaviors.py",),
    ),
    machinery(
        "a program that prints something else than its entry says",
        "render/program_parts.py",
        "    return figures_agree(left, right, kind)",
        "    return True",
        r"test_a_program_that_prints_another_value_disagrees",
        "the tests of programs, on made-up results",
        ("tests/unit/test_behavior_programs.py",),
    ),
    machinery(
        "a run of an architecture that finds nothing, and isn't refused",
        "collectors/applications.py",
        "        if not whole(job, body):",
        "        if False:",
        r"test_a_run_that_finds_nothing_is_refused",
        "the tests of architectures, on made-up runs",
        ("tests/unit/test_applications.py",),
    ),
    machinery(
        "a SavedModel of another release, shown as that of this one",
        "render/networks_data.py",
        "        own = self.apart.get(env, {}).get(name)",
        "        own = next(iter(self.apart.values()), {}).get(name)",
        r"test_what_is_saved_apart_is_that_of_the_release",
        "the tests of architectures, on made-up runs",
        ("tests/unit/test_applications.py",),
    ),
    machinery(
        "a kind of call whose messages aren't read",
        "collectors/message_calls.py",
        "    if ASSERT.match(name):",
        "    if False:",
        r"test_a_form_of_a_text\[check_ops\.assert_equal",
        "the tests of messages, on hand-written sources",
        ("tests/unit/test_messages.py",),
    ),
    machinery(
        "a reading of messages that finds none, and isn't refused",
        "collectors/messages.py",
        "    if len(texts) < least:",
        "    if False:",
        r"test_a_blind_reading_is_refused",
        "the tests of messages, on hand-written sources",
        ("tests/unit/test_messages.py",),
    ),
    machinery(
        "a collector that returns nothing",
        "collectors/examples.py",
        "        return [ExampleLine(job.key, run.result)]\n",
        "        return []\n",
        rf"examples: {SHAPES} on {NEWEST} gave no line",
        "the loop that runs all collectors",
        SHAPES_AGAIN,
    ),
    machinery(
        "a collector that tests no dependency",
        "collectors/dependencies.py",
        "if not (env.is_release and wheels.load(project)):",
        "if env.is_release:",
        rf"{REFERENCE}: dependencies: as locked",
        "the comparison of the records with what is meant",
        (
            f"{CONTENT}test_records.py::test_a_record_has_what_is_meant_for_it_and_nothing_else",
        ),
    ),
    machinery(
        "a collector that tests no companion",
        "collectors/companions.py",
        "if use and plan.version and not use.excluded:",
        "if plan.version in known:",
        rf"{NEWEST}: companions: ",
        "the comparison of the records with what is meant",
        (
            f"{CONTENT}test_records.py::test_a_record_has_what_is_meant_for_it_and_nothing_else",
        ),
    ),
    machinery(
        "a worker that hangs before its greeting",
        "subject_worker.py",
        "import sys\n",
        "import sys\nimport time\n\ntime.sleep(600)\n",
        rf"snippets/{SHAPES}\.py on TensorFlow {NEWEST} .*: {NEWEST}: no greeting within 5 s",
        "the pool's time limit",
        SHAPES_AGAIN,
        also=(
            (
                "harness/worker_client.py",
                "greeting_seconds: float = 180",
                "greeting_seconds: float = 5",
            ),
        ),
    ),
    machinery(
        "a sentence of a release's page that claims more than its record",
        "render/same_names.py",
        "return not self.differing and not self.missing",
        "return not self.differing",
        "test_a_release_page_says_one_keras_only_where_all_names_are",
        "the tests of sentences, on made-up records",
        ("tests/unit/test_render.py",),
    ),
]


# Pages and the built site.
NAME = "learn/sequential"
FILE = f"docs/{NAME}.md"
PLACE = rf"docs/{NAME}\.md"
LAST = (here().root / FILE).read_text("utf-8").rstrip().rpartition("\n")[2]
TITLE = "# Sequential model (MNIST)\n\n"
MODEL = '``` { .python .no-copy }\n--8<-- "learn/sequential/mnist.py:model"\n```\n'
COLLECT = (FILE, "--collect-only")
ONCE = "tests/content/test_pages.py::test_every_example_is_shown_whole_and_every_section_once"
TYPED = "tests/content/test_pages.py::test_code_and_output_are_included_never_typed"
OPENS = "tests/site/test_site.py::test_a_page_opens_with_its_answer"
BROWSER = f"tests/site/test_browser.py::test_a_page_loads_without_an_error_and_fits_a_phone[{NAME}/]"


def page(name, old, new, says, check=COLLECT, catcher="the collection of pages"):
    return Fault("page", name, FILE, old, new, says, catcher, check)


def typed(name: str, block: str) -> Fault:
    """A program typed into the page, in a form that some collectors don't see."""
    says = rf"{PLACE}:\d+: the block `import os` isn't a section of"
    return page(name, LAST, f"{block}\n\n{LAST}", says)


def site(name, file, old, new, says, check, catcher="the built site", kind="site"):
    return Fault(kind, name, file, old, new, says, catcher, ("site", check))


PAGES = [
    typed("code typed into the page", "``` python\nimport os\n```"),
    typed("code in a fence of tildes", "~~~~ { .py3 }\nimport os\n~~~~"),
    typed("code in a fence with a title", '```py title="x.py"\nimport os\n```'),
    typed("code in a list", "1. A list\n\n    ```Python\n    import os\n    ```"),
    typed("code in a quotation", "> ```python\n> import os\n> ```"),
    typed(
        "code in a folded tab",
        '??? note "Folded"\n\n    === "A tab"\n\n        ~~~py\n        import os\n        ~~~',
    ),
    typed(
        "code as HTML",
        '<pre><code class="language-python">import os\n</code></pre>',
    ),
    page(
        "a missing section",
        "mnist.py:train",
        "mnist.py:trian",
        rf"{PLACE}:\d+: SnippetMissingError.*trian",
    ),
    page(
        "a missing file",
        "mnist.py:train",
        "mnits.py:train",
        rf"{PLACE}:\d+: SnippetMissingError.*mnits",
    ),
    page(
        "a section shown twice",
        MODEL,
        f"{MODEL}\n{MODEL}",
        rf"{PLACE}:\d+: section `model` is shown twice",
    ),
    page(
        "sections in the wrong order",
        "mnist.py:data",
        "mnist.py:train",
        rf"{PLACE}:\d+: section `model` is shown after `train`",
    ),
    page(
        "a section not shown at all",
        MODEL,
        "",
        rf"{PLACE} shows \('learn/sequential/mnist', 'model'\) 0 times",
        (ONCE,),
        "what each page shows",
    ),
    page(
        "a block in an HTML comment",
        MODEL,
        f"<!--\n{MODEL}-->\n",
        rf"{PLACE} shows \('learn/sequential/mnist', 'model'\) 0 times",
        (ONCE,),
        "what each page shows",
    ),
    page(
        "a hidden block",
        MODEL,
        f"<div hidden markdown>\n\n{MODEL}\n</div>\n",
        rf"{PLACE}:\d+: the block `model = .* is hidden",
    ),
    page(
        "a block hidden by its style",
        MODEL,
        f'<div style="display: none" markdown>\n\n{MODEL}\n</div>\n',
        rf"{PLACE}:\d+: the block `model = .* is hidden",
    ),
    page(
        "a comment that skips a block",
        MODEL,
        f"<!--pytest.mark.skip-->\n\n{MODEL}",
        rf"{PLACE}:\d+: remove the mark or skip",
    ),
    Fault(
        "page",
        "a page outside the navigation",
        "docs/learn/lost.md",
        None,
        "---\ntitle: Lost\n---\n\n# Lost\n",
        r"learn/lost\.md",
        "the strict build",
        ("build",),
    ),
    page(
        "a broken link",
        "(functional.md)",
        "(functionnal.md)",
        r"learn/sequential\.md.*functionnal\.md",
        ("build",),
        "the strict build",
    ),
    Fault(
        "page",
        "a broken anchor",
        "docs/index.md",
        "#import-keras",
        "#import-kears",
        r"index\.md.*#import-kears",
        "the strict build",
        ("build",),
    ),
    site(
        "a duplicate title",
        "docs/learn/functional.md",
        "title: Functional API\n",
        "title: Sequential model (MNIST)\n",
        r"learn/(?:sequential|functional) and learn/(?:sequential|functional): Sequential model",
        "tests/site/test_site.py::test_titles_and_descriptions_are_unique[<title>(.*?)</title>]",
        kind="page",
    ),
    site(
        "a front matter that isn't YAML",
        FILE,
        "description: A complete",
        "description: A: complete",
        rf"{PLACE}: .*front matter",
        OPENS,
        kind="page",
    ),
    site(
        "an answer that doesn't come first",
        FILE,
        TITLE,
        f"{TITLE}- a list\n\n",
        rf"the answer comes first[\s\S]*{NAME}",
        OPENS,
        kind="page",
    ),
    site(
        "an empty tab",
        FILE,
        LAST,
        f'=== "Keras 2"\n\n=== "Keras 3"\n\n    Nothing changed.\n\n{LAST}',
        rf"{NAME}: empty, one of .*Keras 2",
        "tests/site/test_site.py::test_no_tab_is_empty",
        kind="page",
    ),
    Fault(
        "page",
        "a printed command that was never run",
        "generated/install/{reference}.md",
        "{reference_command}",
        "{reference_command} wheel",
        r"docs/\S+\.md: `{reference_command} wheel` isn't a command of its includes",
        "the list of commands that ran",
        (
            "tests/content/test_shell.py::test_every_shell_block_that_a_reader_sees_is_a_command_that_ran",
        ),
    ),
    page(
        "a command typed",
        LAST,
        f"``` sh\npip install keras\n```\n\n{LAST}",
        rf"{PLACE}:\d+: `pip install keras` is typed",
        (TYPED,),
        "the check of fences",
    ),
    page(
        "an output typed",
        LAST,
        f"``` text\nTest accuracy: 0.99\n```\n\n{LAST}",
        rf"{PLACE}:\d+: `Test accuracy: 0\.99` is typed",
        (TYPED,),
        "the check of fences",
    ),
    page(
        "a release number typed into prose",
        LAST,
        f"It fails on TensorFlow 2.13 and later.\n\n{LAST}",
        rf"{PLACE}:\d+: include a range of `where/`: It fails on TensorFlow 2\.13",
        ("tests/content/test_prose.py::test_no_release_number_is_typed_into_prose",),
        "the check of words",
    ),
    page(
        "a sentence that is too long",
        LAST,
        f"{'word ' * 36}.\n\n{LAST}",
        rf"{PLACE}:\d+: 'word .*': 37 words: at most 35",
        ("tests/content/test_terms.py::test_the_whole_project_uses_its_own_words",),
        "the term list",
    ),
]

BUILT = [
    site(
        "a foreign request",
        FILE,
        LAST,
        f'<img src="https://cdn.example.org/x.png" alt="x">\n\n{LAST}',
        rf"cdn\.example\.org[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "a foreign script",
        FILE,
        LAST,
        f'<script src="https://cdn.example.org/x.js"></script>\n\n{LAST}',
        rf"cdn\.example\.org[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "an image that doesn't exist",
        FILE,
        LAST,
        f'<img src="../../assets/nothing.png" alt="x">\n\n{LAST}',
        rf"404[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "an image without alt text",
        FILE,
        LAST,
        f'<img src="../../assets/plot.svg">\n\n{LAST}',
        rf"{NAME}: <img src=.*no alt text",
        "tests/site/test_site.py::test_an_image_says_what_is_seen",
    ),
    site(
        "a script error in the console",
        "docs/assets/page.js",
        None,
        'throw new Error("injected");\n',
        rf"script error: .*injected[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "a page wider than a phone",
        FILE,
        LAST,
        f'<div style="width: 900px">wide</div>\n\n{LAST}',
        rf"scrollWidth[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "a heading level skipped",
        FILE,
        "## How it works",
        "#### How it works",
        rf"{NAME}: <h4.*How it works",
        "tests/site/test_site.py::test_heading_levels_are_not_skipped",
    ),
    site(
        "a page that the search lacks",
        "harness/publish/finish.py",
        "        if url in stated:\n",
        f'        if url in stated and url != "{NAME}/":\n',
        rf"Extra items in the right set:\s+E\s+'{NAME}/'",
        "tests/site/test_site.py::test_each_page_is_in_the_search_index_and_no_other",
    ),
    site(
        "a question that a page no longer answers",
        "docs/assets/search.js",
        "title: 1.5, answer: 1.2, asked: 1.5",
        "title: 0, answer: 0, asked: 0",
        r"\d+ first and \d+ within three of \d+",
        "tests/site/test_search.py::test_the_search_finds_what_readers_ask[known]",
    ),
    site(
        "an error that leads to any page",
        "docs/assets/recorded.js",
        "const LIKE = 0.61;",
        "const LIKE = 0.1;",
        r"KeyError: 'customer_id'.* ->",
        "tests/site/test_search.py::test_an_error_of_another_program_gets_no_answer",
    ),
    site(
        "a search that every reader downloads",
        "docs/assets/box.js",
        "  const before = history.state",
        '  loaded().then(({ search }) => search("keras"));\n  const before = history.state',
        r"index\.json",
        "tests/site/test_browser.py::test_nothing_of_the_search_is_loaded_before_a_touch",
        "a browser",
    ),
    Fault(
        "site",
        "text too faint to read",
        "docs/assets/site.css",
        "  --md-default-fg-color: #18262b;\n",
        "  --md-default-fg-color: #8fa0a6;\n",
        rf"color-contrast[\s\S]*{NAME}",
        "a browser",
        (
            "site",
            f"tests/site/test_look.py::test_a_page_is_accessible[{NAME}/-light]",
        ),
    ),
    Fault(
        "site",
        "an outcome that is told by its color alone",
        "docs/assets/site.css",
        '.badge.failed::before { content: "✕" / ""; }\n',
        "",
        r"'fails': 'none'",
        "a browser",
        (
            "site",
            "tests/site/test_look.py::test_a_badge_says_what_it_is_by_a_word_and_a_sign",
        ),
    ),
    Fault(
        "site",
        "a picture that isn't drawn again",
        "docs/assets/social.svg",
        "The keras package",
        "The keras packages",
        r"social\.png isn't drawn from social\.svg",
        "the check of pictures",
        ("tests/content/test_pictures.py",),
    ),
    Fault(
        "site",
        "a page whose code is cut off",
        "docs/assets/site.css",
        ".md-path__link { text-decoration: underline; text-underline-offset: 0.25em; }\n",
        ".md-path__link { text-decoration: underline; text-underline-offset: 0.25em; }\n.md-typeset pre { width: 16rem; }\n",
        rf"cut off[\s\S]*{NAME}",
        "a browser",
        (
            "site",
            f"tests/site/test_browser.py::test_no_code_is_cut_off[{NAME}/]",
        ),
    ),
]

FAULTS = [*CODE, *PAGES, *EVIDENCE, *MACHINERY, *BUILT]
