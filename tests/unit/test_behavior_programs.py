"""Programs of silent changes: their text, what they print, and when that agrees."""

from __future__ import annotations

import pytest

from harness.render import program_functions, program_kinds, program_plain
from harness.render.behavior_programs import writer
from harness.render.program_parts import NoProgram, agrees, literal, shown

OLD = ["float32", "2,3", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]]
NEW = ["float32", "2,3", [0.1, 0.25, 0.3, 0.4, 0.5, 0.6]]


def large(third: float, last: float) -> list[object]:
    """What is kept of an array of 12 values."""
    return ["float32", "3,4", [1, 2, third, 8, last, 4.5, 4.5, 0.1, 0.2]]


def test_rounding_agrees() -> None:
    said = "float32 (2, 3) 0.234967 -0.228057 0 1"
    assert agrees(said, "float32 (2, 3) 0.234968 -0.228057 1e-08 1")
    assert agrees("['m_1', 'dense']", "['m', 'dense_4']")


@pytest.mark.parametrize(
    "printed",
    [
        "float32 (2, 3) 0.234867 -0.228057",
        "float32 (3, 2) 0.234967 -0.228057",
        "float64 (2, 3) 0.234967 -0.228057",
        "float32 (2, 3) 0.234967",
        "raises ValueError",
    ],
)
def test_a_program_that_prints_another_value_disagrees(printed: str) -> None:
    assert not agrees("float32 (2, 3) 0.234967 -0.228057", printed)


def test_what_is_printed_shows_what_differs() -> None:
    lines, before, after = shown("y", OLD, NEW)
    assert lines[0] == "out = np.array(y)"
    assert before == "float32 (2, 3) 0.1 0.2 0.3 0.4 0.5 0.6"
    assert after == "float32 (2, 3) 0.1 0.25 0.3 0.4 0.5 0.6"
    lines, before, after = shown("y", large(3, 9), large(3, 9.5))
    assert "[-2:]" in lines[1]
    assert (before, after) == ("float32 (3, 4) 8 9", "float32 (3, 4) 8 9.5")


def test_another_type_or_shape_is_printed_alone() -> None:
    wide = ["float64", *OLD[1:]]
    assert shown("y", OLD, wide)[1:] == (
        "float32 (2, 3) 0.1 0.2 0.3 0.4 0.5 0.6",
        "float64 (2, 3) 0.1 0.2 0.3 0.4 0.5 0.6",
    )
    flat = ["float32", "6", OLD[2]]
    assert shown("y", OLD, flat)[1:] == ("float32 (2, 3)", "float32 (6,)")


def test_sides_of_two_kinds_are_told_apart_or_refused() -> None:
    assert shown("y", None, OLD)[1:] == ("True", "False")
    assert shown("y", 1.5, ["float32", "", [1.5]])[1:] == (
        "an array: False",
        "an array: True",
    )
    with pytest.raises(NoProgram):
        shown("y", "text", OLD)


@pytest.mark.parametrize(
    ("label", "code"),
    [("[2,2]", "(2, 2)"), ("[2]", "(2,)"), ("same", '"same"'), ("0.5", "0.5")],
)
def test_a_label_becomes_code(label: str, code: str) -> None:
    assert literal(label) == code


def test_a_layer_is_built_with_what_its_case_states() -> None:
    made = program_kinds.layer(
        "layers.LSTM",
        "recurrent_activation=hard_sigmoid",
        ["units=3"],
        {"weights": ["(3, 12)"]},
    )
    text = made.text([f"print({made.parts['out']})"])
    assert 'LSTM(units=3, recurrent_activation="hard_sigmoid")' in text
    assert "x = 2 * ramp((2, 4, 3))" in text
    assert "set_weights" in text
    compile(text, "program", "exec")


def test_an_argument_that_is_an_object_has_no_program() -> None:
    with pytest.raises(NoProgram, match="another object"):
        program_kinds.argument(None, "ndarray")
    assert program_kinds.argument("float32", "[1.,2.]") == (
        'np.array([1., 2.], "float32")'
    )


def test_each_name_has_the_writer_of_its_kind() -> None:
    assert writer("layers.Dense") is program_kinds.layer
    assert writer("metrics.binary_accuracy") is program_kinds.loss
    assert writer("metrics.AUC") is program_kinds.metric
    assert writer("regularizers.l1_l2") is program_plain.penalty
    assert writer("activations.get") is program_functions.function


def test_a_tape_is_there_for_gradients_alone() -> None:
    made = program_kinds.loss("losses.mse", "(4,3)", [], {})
    assert "tape" in "".join(program_kinds.without_tape(made, "gradient").lines)
    plain = program_kinds.without_tape(made, "out")
    assert plain.lines[-1] == "loss_value = tf.keras.losses.mse(y_true, y_pred)"
    fetched = program_functions.fetched("extract=True")
    assert program_kinds.without_tape(fetched, "out").lines == fetched.lines
