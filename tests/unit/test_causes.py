"""Why two results differ: the cause that a reader would name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.outcomes import ABORTED, FAILED, PASSED, WARNED, Failure, Outcome
from harness.render.causes import (
    LOGGED_BEFORE,
    LOGS,
    PRINTS,
    RAISED,
    RAISES,
    RAISES_ELSE,
    Cause,
    brief,
    by_cause,
    causes,
    fingerprint,
    messages,
)

WORKS = Outcome(PASSED, "loss 0.50\n")


def fails(message: str, kind: str = "ValueError") -> Outcome:
    return Outcome(FAILED, error=Failure(kind, message, f"{kind}: {message}"))


def logs(*lines: str) -> Outcome:
    return replace(WORKS, kind=WARNED, stderr="".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("WARNING:tensorflow:Use `x`. Later.", "WARNING:absl:Use x. At once."),
        (
            "W util.cc:348] Sets aren't sequences.",
            "W a/util.cc:9] Sets aren't sequences.",
        ),
        (
            "WARNING:tensorflow:From a.py:1: f is old.",
            "WARNING:tensorflow:From b.py:22: f is old.",
        ),
        ("UserWarning: 5 of the last 7 calls", "UserWarning: 6 of the last 12 calls"),
        (
            "ImportError: cannot import name 'A' from 'b' (site-packages/b/__init__.py)",
            "ImportError: cannot import name 'A' from 'b' (unknown location)",
        ),
        (
            "TypeError: <a.B object at 0x…> is odd",
            "TypeError: <c.B object at 0x…> is odd",
        ),
    ],
)
def test_messages_that_mean_the_same_have_one_fingerprint(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ValueError: a", "TypeError: a"),
        ("No module named 'keras'", "No module named 'keras.src'"),
        (
            "can't import name 'A' from 'keras'",
            "can't import name 'A' from 'tf.keras'",
        ),
    ],
)
def test_messages_that_mean_something_else_do_not(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_table_has_a_line_or_two_of_a_message() -> None:
    assert brief("WARNING:absl:From a.py:1: f is old. Use g.") == "f is old."
    long = brief(f"ValueError: {'word ' * 60}")
    assert len(long) <= 120 and long.endswith(" …")


def test_what_a_run_warns_of_is_kept_as_printed() -> None:
    outcome = Outcome(
        WARNED,
        stderr="a line\nW a.cc:1] x\nW a.cc:2] x\n",
        warnings=(("UserWarning", "old"),),
    )
    assert messages(outcome) == {
        "old": ["UserWarning: old"],
        "x": ["W a.cc:1] x", "W a.cc:2] x"],
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (WORKS, WORKS, []),
        (WORKS, replace(WORKS, kind=WARNED, stderr="a line of no log\n"), []),
        (WORKS, fails("no"), [Cause(RAISES, "ValueError: no")]),
        (fails("no"), WORKS, [Cause(RAISED, "ValueError: no")]),
        (WORKS, Outcome(ABORTED, aborted="SIGABRT"), [Cause(RAISES, "SIGABRT")]),
        (
            fails("no"),
            fails("never"),
            [Cause(RAISES_ELSE, "ValueError: never"), Cause(RAISED, "ValueError: no")],
        ),
        (
            fails("module 'keras.api.v2' has no attribute 'a'"),
            fails("module 'tf.v2' has no attribute 'a'"),
            [],
        ),
        (WORKS, logs("WARNING:a:old"), [Cause(LOGS, "old")]),
        (logs("WARNING:a:old"), WORKS, [Cause(LOGGED_BEFORE, "old")]),
        (
            logs("WARNING:a:old", "WARNING:a:b"),
            logs("WARNING:b:old", "W x:1] c"),
            [Cause(LOGS, "c"), Cause(LOGGED_BEFORE, "b")],
        ),
    ],
)
def test_the_causes_of_a_difference(
    old: Outcome, new: Outcome, expected: list[Cause]
) -> None:
    assert causes(old, new) == expected


def test_another_output_is_a_cause_unless_the_program_tolerates_it() -> None:
    now = replace(WORKS, stdout="loss 0.51\n")
    [cause] = causes(WORKS, now)
    assert cause.change == PRINTS
    assert causes(WORKS, now, tolerance=0.05) == []
    # A log line doesn't hide it, and isn't named with it.
    assert (
        causes(WORKS, replace(logs("WARNING:a:old"), stdout="1\n"))[0].change == PRINTS
    )


def test_programs_are_below_as_few_causes_as_possible_each_once() -> None:
    a, b, c = (Cause(LOGS, name) for name in "abc")
    found = {"1": [a], "2": [b, a], "3": [b], "4": [a, c], "5": [], "6": [c]}
    assert by_cause(found) == [(a, ["1", "2", "4"]), (b, ["3"]), (c, ["6"])]
