"""The recorded errors are named by the line that a person would search for."""

import pytest

from harness import environments
from harness.outcomes import FAILED, LONGEST, Outcome

INSIDE = "learn/eager-or-graph/numpy_in_graph"
NEWEST = "newest"  # the role: its errors stay those of its era
REAL = [  # environment, example, and the line; the messages are in the records
    ("2.0", INSIDE, "AttributeError: 'Tensor' object has no attribute 'numpy'"),
    ("2.4", INSIDE, "AttributeError: 'Tensor' object has no attribute 'numpy'"),
    (
        "2.15",
        INSIDE,
        "AttributeError: 'SymbolicTensor' object has no attribute 'numpy'",
    ),
    (
        NEWEST,
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
        "versions/old-imports/normalization",
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
        "versions/layers/add_metric",
        "NotImplementedError: Layer `add_metric()` method is deprecated.",
    ),
    (
        "2.16",
        "versions/training/metrics_of_two",
        "ValueError: tuple arity mismatch; expected: 2, got: 1; tuple: ('accuracy',).",
    ),
    (NEWEST, "versions/training/lists", "ValueError: Unrecognized data type: x=[…"),
    (
        NEWEST,
        "versions/saving/save_format",
        "ValueError: The `save_format` argument is deprecated in Keras 3.",
    ),
    (
        NEWEST,
        "versions/removed-names/legacy",
        "ImportError: `keras.optimizers.legacy` is not supported in Keras 3.",
    ),
    (
        NEWEST,
        "versions/layers/symbolic",
        "ValueError: A KerasTensor cannot be used as input to a TensorFlow function.",
    ),
]


@pytest.mark.parametrize(("environment", "example", "expected"), REAL)
def test_the_summary_line_of_real_errors_of_every_era(
    project, outcomes, environment, example, expected
):
    if environment == NEWEST:
        environment = environments.newest(project).name
    assert outcomes[environment][example].summary == expected


def test_each_recorded_failure_has_a_summary_line_and_its_message(outcomes):
    wrong = []
    for name, found in outcomes.items():
        for key, outcome in found.items():
            if outcome.kind != FAILED:
                continue
            error = outcome.error
            if not error.summary.startswith(error.type.rpartition(".")[2][:3]):
                wrong.append(f"{name}: {key}: {error.summary}")
            if len(error.summary) > LONGEST + len(error.type) + 2:
                wrong.append(f"{name}: {key}: {len(error.summary)} long")
            if Outcome.from_json(outcome.as_json()) != outcome:
                wrong.append(f"{name}: {key}: not the same after a line")
    assert not wrong, "\n".join(wrong)
