"""Outcomes: what is taken out of them, named by which line, and what counts as equal."""

import pytest

from proof import environments, records
from proof.outcomes import differences, normalise, read, same_text, telling_line

INSIDE = "learn/eager-or-graph/numpy_in_graph"
REAL = [  # as they were raised; the messages are in the records
    ("2.0", INSIDE, "AttributeError: 'Tensor' object has no attribute 'numpy'"),
    ("2.4", INSIDE, "AttributeError: 'Tensor' object has no attribute 'numpy'"),
    (
        "2.15",
        INSIDE,
        "AttributeError: 'SymbolicTensor' object has no attribute 'numpy'",
    ),
    (
        "2.21",
        INSIDE,
        "AttributeError: 'SymbolicTensor' object has no attribute 'numpy'",
    ),
    ("2.4", "versions/saving/pickling", "TypeError: cannot pickle 'weakref' object"),
    (
        "2.4+protobuf-5",
        "versions/check",
        "TypeError: Descriptors cannot be created directly.",
    ),
    (
        "2.10+numpy-2",
        "versions/check",
        "TypeError: Unable to convert function return value to a Python type!",
    ),
    (
        "2.10",
        "versions/imports/normalization",
        "ImportError: cannot import name 'BatchNormalization' from "
        "'keras.layers.normalization' (site-packages/keras/layers/normalization/__init__.py)",
    ),
    (
        "2.12",
        "versions/saving/export",
        "ValueError: Error when tracing gradients for SavedModel.",
    ),
    (
        "2.13",
        "versions/saving/lambda_file",
        "ValueError: Requested the deserialization of a Lambda layer with a Python `lambda` "
        "inside it.",
    ),
    (
        "2.16",
        "versions/training/add_metric",
        "NotImplementedError: Layer `add_metric()` method is deprecated.",
    ),
    (
        "2.16",
        "versions/training/metrics_of_two",
        "ValueError: tuple arity mismatch; expected: 2, got: 1; tuple: ('accuracy',).",
    ),
    ("2.21", "versions/training/lists", "ValueError: Unrecognized data type: x=[…"),
    (
        "2.21",
        "versions/saving/save_format",
        "ValueError: The `save_format` argument is deprecated in Keras 3.",
    ),
    (
        "2.21",
        "versions/imports/legacy",
        "ImportError: `keras.optimizers.legacy` is not supported in Keras 3.",
    ),
    (
        "2.21",
        "versions/training/symbolic",
        "ValueError: A KerasTensor cannot be used as input to a TensorFlow function.",
    ),
]
KEPT = records.load_all(environments.load_all())
RESULT = {"stdout": "", "stderr": "", "warnings": [], "ended": None, "error": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '  File "/c/e/2.4-1/lib/python3.8/site-packages/keras/a.py", line 3',
            '  File "site-packages/keras/a.py", line 3',
        ),
        (
            '  File "/tmp/x/example-a1/work/mnist.py", line 3',
            '  File "mnist.py", line 3',
        ),
        (
            '  File "/tmp/example-a1/tmp/__autograph_generated_fileab_1.py", line 12',
            '  File "__autograph_generated__.py", line 12',
        ),
        ('File "/usr/lib/python3.11/ast.py"', 'File "lib/python/ast.py"'),
        ("<object at 0x7f0b0e0b01f0>", "<object at 0x…>"),
        (
            "2026-11-22 09:57:08.123456: W tensorflow/x.cc:1] a",
            "W tensorflow/x.cc:1] a",
        ),
        ("W0000 00:00:1795340895.873131    4455 x.cc:1] a", "W x.cc:1] a"),
        ("100/100 - 3s - 12ms/step - loss: 0.3", "100/100 - …s - …/step - loss: 0.3"),
        ("did nothing. time = 0.002ms.", "did nothing. time = …ms."),
        ("  140452226818000: TensorSpec(shape", "  …: TensorSpec(shape"),
        ("Saved artifact at 'tmprlz6p11o'.", "Saved artifact at 'tmp…'."),
        ("\x1b[1mModel\x1b[0m", "Model"),
    ],
)
def test_what_differs_from_run_to_run_is_taken_out(text, expected):
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("kind", "message", "expected"),
    [
        (
            "ImportError",
            "No module named 'keras'",
            "ImportError: No module named 'keras'",
        ),
        (
            "AttributeError",
            "in user code:\n\n    x.py:6 double  *\n        return x.numpy()\n\n"
            "    AttributeError: 'Tensor' object has no attribute 'numpy'\n",
            "AttributeError: 'Tensor' object has no attribute 'numpy'",
        ),
        (
            "ValueError",
            "Exception encountered when calling Dense.call().\n\n"
            "\x1b[1mInput has the wrong shape.\x1b[0m\n\nArguments received by Dense:\n  • a",
            "ValueError: Input has the wrong shape.",
        ),
        (
            "InvalidArgumentError",
            "Graph execution error:\n\nDetected at node 'loss/Mul' defined at (most recent call last):\n"
            '    File "x.py", line 3, in <module>\n      model.fit(x, y)\n'
            "Node: 'loss/Mul'\nReceived a label value of 9 which is outside the valid range\n"
            "\t [[{{node loss/Mul}}]] [Op:__inference_train_function_5]",
            "InvalidArgumentError: Received a label value of 9 which is outside the valid range",
        ),
        ("AssertionError", "", "AssertionError"),
    ],
)
def test_the_telling_line(kind, message, expected):
    assert telling_line(kind, message) == expected


@pytest.mark.parametrize(("environment", "example", "expected"), REAL)
def test_the_telling_line_of_real_errors_of_every_era(environment, example, expected):
    error = KEPT[environment].outcomes[example]["error"]
    assert telling_line(error["type"], error["message"]) == expected


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("accuracy: 0.98\n", "accuracy: 0.97\n", True),
        ("accuracy: 0.98\n", "accuracy: 0.96\n", False),
        ("loss: 2.00\n", "loss: 2.19\n", True),
        ("loss: 2.00\n", "loss: 2.21\n", False),
        ("Parameters: 101770\n", "Parameters: 101771\n", False),
        ("a\n", "a\nb\n", False),
        ("yes: True\n", "yes: False\n", False),
    ],
)
def test_text_is_compared_exactly_figures_within_a_hundredth(old, new, same):
    assert same_text(old, new) is same


def test_a_warning_line_of_the_log_makes_an_outcome_warned():
    log = "WARNING:tensorflow:5 out of the last 7 calls\n"
    assert read(RESULT | {"stderr": log}).kind == "warned"
    assert read(RESULT | {"warnings": [["UserWarning", "old"]]}).kind == "warned"
    assert (
        read(RESULT | {"stderr": "I cpu_feature_guard.cc:1] AVX2\n"}).kind == "passed"
    )


@pytest.mark.parametrize(
    "log",
    [
        "E util.cc:131] oneDNN supports DT_HALF only on platforms with AVX-512. Falling back.\n",
        "W cpu_allocator_impl.cc:80] Allocation of 188160000 exceeds 10% of free system memory.\n",
        "W cpu_allocator_impl.cc:81] Allocation of 188160000 exceeds 10% of system memory.\n",
    ],
)
def test_what_the_machine_lacks_is_no_outcome(log):
    outcome = read(RESULT | {"stderr": log})
    assert (outcome.kind, outcome.stderr) == ("passed", "")


def test_which_operation_is_named_first_is_no_outcome():
    named = "Operation '{name:'a' id:1 def:{{{node a}} = B[x=true](c)}}' was changed by setting attribute"
    assert normalise(named) == "Operation '{…}' was changed by setting attribute"


def test_when_an_archive_was_written_is_no_outcome():
    listed = "variables.h5                    2026-11-22 11:35:28        14584"
    shown = "variables.h5                    YYYY-MM-DD HH:MM:SS        14584"
    assert normalise(listed) == shown


def test_what_an_import_prints_is_no_warning_of_the_example():
    log = "W stream_executor.cc:60] no CUDA\n"
    assert read(RESULT | {"stderr": log}, import_noise=log).kind == "passed"


def test_a_limit_is_an_end_and_an_error_is_a_failure():
    error = {"type": "ValueError", "message": "x", "traceback": "ValueError: x"}
    assert read(RESULT | {"error": error}).kind == "failed"
    assert read(RESULT | {"error": error, "ended": "SIGABRT"}).kind == "ended"


def test_differences_name_what_was_and_what_is():
    old = {"outcome": "passed", "stdout": "a\n"}
    new = {
        "outcome": "failed",
        "stdout": "b\n",
        "error": {"type": "E", "telling": "E: x"},
    }
    found = "\n".join(differences(old, new))
    assert "'passed' was recorded, now 'failed'" in found
    assert "E: x" in found
    assert differences(old, old) == []
