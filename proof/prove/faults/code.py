"""Faults of code. The record is renewed before the gate looks: that something changed
is no catch, only what the change does."""

from __future__ import annotations

from proof.prove.faults.fault import ROOT, Fault

SHAPE = "learn/sequential/input_shape"
SHAPES = "learn/debug/shapes"
EVERYWHERE = "learn/reproducible/same_everywhere"
IMPORT = "import tensorflow as tf\n"
FIT = "model.fit("
ASSERTION = "assert accuracy > 0.88\n"
LOSS = '"sparse_categorical_crossentropy"'
COMPILE = f'model.compile(\n    optimizer="adam",\n    loss={LOSS},\n    metrics=["accuracy"],\n)\n'
TRAINED = "model.fit(x_train[:20000], y_train[:20000], epochs=1, verbose=0)\n"
STATIC = "tests/test_examples.py::"
ENDS = f"{STATIC}test_what_teaches_ends_with_an_assertion_that_can_fail"


def fails(name: str, old: str, new: str, said: str, catcher: str = "its error"):
    """The example fails: the gate names it, the release and what was raised."""
    says = rf"snippets/{SHAPE}\.py on TensorFlow 2\.21 \(Python 3\.\d+\): {said}"
    check = ("docs/learn/sequential.md::input_shape[2.21]",)
    file = f"snippets/{SHAPE}.py"
    return Fault("code", name, file, old, new, says, catcher, check, f"{SHAPE} 2.21")


def shows(name: str, example: str, old: str, new: str, said: str):
    """The example passes: its record's difference shows what became of it."""
    says = rf"environments/2\.21/record\.jsonl: {example}: {said}"
    file = f"snippets/{example}.py"
    catcher = "the record's difference, in review"
    return Fault(
        "code", name, file, old, new, says, catcher, ("record",), f"{example} 2.21"
    )


def weak(name: str, new: str, said: str = r"always true: "):
    """The example passes: its text is looked at."""
    says = rf"snippets/{SHAPE}\.py:? ?{said}"
    file = f"snippets/{SHAPE}.py"
    catcher = "the check of assertions"
    return Fault(
        "code", name, file, ASSERTION, new, says, catcher, (ENDS,), f"{SHAPE} 2.21"
    )


FAULTS = [
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
        "Conv2D(16,",
        "Conv2D(8,",
        r"stdout:[\s\S]*was recorded, now\nconv: 80 weights",
    ),
    shows(
        "changed layer size where digits are learnt",
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
        "a warning of its own",
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
        "a learning rate that does not train",
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
    weak("an assertion removed", "", "does not end with an assertion"),
    weak("`assert True`", "assert True\n"),
    weak("`assert accuracy > 0`", "assert accuracy > 0\n"),
    weak("`assert accuracy >= 0.0`", "assert accuracy >= 0.0\n"),
    weak("`assert accuracy <= 1`", "assert accuracy <= 1\n"),
    weak("`assert … or True`", "assert accuracy > 0.88 or True\n"),
    weak("an assertion of a pair", 'assert (accuracy > 0.88, "too low")\n'),
    weak(
        "an assertion caught",
        f"try:\n    {ASSERTION}except AssertionError:\n    pass\n",
        "does not end with an assertion",
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
        "ended exit status 0",
        "the runner",
    ),
    fails(
        "an endless loop",
        FIT,
        f"while True:\n    pass\n{FIT}",
        "ended processor limit of 30 s",
        "the runner's limit",
    ),
    fails(
        "memory that grows without end",
        FIT,
        f"import time\n\nkept = []\nwhile True:\n    kept.append(b'x' * (50 << 20))\n    time.sleep(0.02)\n{FIT}",
        "ended memory limit of 6000 MB",
        "the runner's limit",
    ),
    fails(
        "a child process left behind",
        FIT,
        f"import subprocess\n\nsubprocess.Popen(['sleep', '60'])\n{FIT}",
        "ended left a child process behind",
        "the runner",
    ),
    fails(
        "an abort",
        FIT,
        f"import os\n\nos.abort()\n{FIT}",
        "ended SIGABRT",
        "the runner",
    ),
    fails(
        "a crash of the process",
        FIT,
        f"import ctypes\n\nctypes.string_at(0)\n{FIT}",
        "ended SIGSEGV",
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
        "writing beside its folder",
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
        rf"snippets/{SHAPES}\.py on TensorFlow 2\.21 .*: not as recorded",
        "a second run",
        ("docs/learn/debug.md::shapes[2.21]", "--rerun"),
        f"{SHAPES} 2.21",
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
        f"{SHAPE} 2.21",
    ),
    Fault(
        "code",
        "a section that does not end",
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
        r"snippets/learn/sequential/mnist\.py:\d+: \[tool\.proof\] cpu-secs: known are",
        "the collection of pages",
        ("docs/learn/sequential.md", "--collect-only"),
    ),
]
