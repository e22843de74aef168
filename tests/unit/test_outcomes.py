"""Outcomes: what is removed from them, which line names them, what counts as equal."""

import json

import pytest

from harness.outcomes import (
    LONGEST,
    Failure,
    Outcome,
    differences,
    normalize,
    read,
    same_text,
    sentence,
    summary_line,
)

RESULT = {"stdout": "", "stderr": "", "warnings": [], "aborted": None, "error": None}
ERROR = {"type": "ValueError", "message": "x", "traceback": "ValueError: x"}


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
        (
            '  File "/x/harness/worker.py", line 9, in run\n    exec(code)\nafter',
            "after",
        ),
        ("<object at 0x7f0b0e0b01f0>", "<object at 0x…>"),
        (
            "2026-11-22 09:57:08.123456: W tensorflow/x.cc:1] a",
            "W tensorflow/x.cc:1] a",
        ),
        ("W0000 00:00:1795340895.873131    4455 x.cc:1] a", "W x.cc:1] a"),
        ("[ERROR:0@0.063] global a.cpp:566 b", "[ERROR:0] global a.cpp:566 b"),
        ("[ WARN:3@12.5] global a.cpp:1 b", "[ WARN:3] global a.cpp:1 b"),
        ("100/100 - 3s - 12ms/step - loss: 0.3", "100/100 - …s - …/step - loss: 0.3"),
        ("did nothing. time = 0.002ms.", "did nothing. time = …ms."),
        ("  140452226818000: TensorSpec(shape", "  …: TensorSpec(shape"),
        ("Saved artifact at 'tmprlz6p11o'.", "Saved artifact at 'tmp…'."),
        ("\x1b[1mModel\x1b[0m", "Model"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_what_differs_from_run_to_run_is_taken_out(text, expected):
    assert normalize(text) == expected


def test_times_stay_where_they_are_asked_for():
    assert normalize("12ms/step", times=False) == "12ms/step"


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
def test_the_summary_line(kind, message, expected):
    assert summary_line(kind, message) == expected


def test_a_summary_is_one_sentence_without_the_data_that_it_dumps():
    assert sentence("It fails. Because of this.") == "It fails."
    assert sentence("got x=[[0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0 1.1") == "got x=[…"
    assert sentence("Use one, e.g. Adam") == "Use one, e.g. Adam"
    assert len(sentence("x" * 1000)) == LONGEST


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rate 0.001\n", "rate 0.009\n"),
        ("Adam: 0.001 1e-07\n", "Adam: 0.0001 1e-07\n"),
        ("Adam: 0.001 1e-07\n", "Adam: 0.001 1e-08\n"),
        ("accuracy: 0.98\n", "accuracy: 0.97\n"),
        ("Parameters: 101770\n", "Parameters: 101771\n"),
        ("a\n", "a\nb\n"),
        ("yes: True\n", "yes: False\n"),
        ("a 1.0", "a 1.00"),
    ],
)
def test_text_is_compared_exactly(old, new):
    assert not same_text(old, new)
    assert same_text(old, old)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("loss: 2.00\n", "loss: 2.02\n", True),
        ("loss: 2.02\n", "loss: 2.00\n", True),
        ("loss: 2.00\n", "loss: 2.03\n", False),
        ("rate 0.001\n", "rate 0.009\n", False),
        ("rate 0.00100\n", "rate 0.00101\n", True),
        ("loss: -2.00\n", "loss: 2.00\n", False),
        ("1.5e-07 a", "1.5e-08 a", False),
        ("Parameters: 101770\n", "Parameters: 101771\n", False),
        ("TensorFlow 2.4.4\n", "TensorFlow 2.4.5\n", False),
        ("a 1.00\n", "b 1.00\n", False),
        ("1.00 2.00", "1.00", False),
    ],
)
def test_a_stated_tolerance_is_relative_and_for_decimal_values_only(old, new, same):
    assert same_text(old, new, tolerance=0.011) is same


def test_a_warning_line_of_the_log_makes_an_outcome_warned():
    log = "WARNING:tensorflow:5 out of the last 7 calls\n"
    assert read(RESULT | {"stderr": log}).kind == "warned"
    assert read(RESULT | {"warnings": [["UserWarning", "old"]]}).kind == "warned"
    info = "I cpu_feature_guard.cc:1] AVX2\n"
    assert read(RESULT | {"stderr": info}).kind == "passed"


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
    assert normalize(named) == "Operation '{…}' was changed by setting attribute"


def test_when_an_archive_was_written_is_no_outcome():
    listed = "variables.h5                    2026-11-22 11:35:28        14584"
    shown = "variables.h5                    YYYY-MM-DD HH:MM:SS        14584"
    assert normalize(listed) == shown


def test_what_an_import_prints_is_no_warning_of_the_example():
    log = "W stream_executor.cc:60] no CUDA\n"
    outcome = read(RESULT | {"stderr": log + "W own\n"}, import_noise=log)
    assert outcome.stderr == "W own\n"
    assert read(RESULT | {"stderr": log}, import_noise=log).kind == "passed"


def test_an_error_is_a_failure_and_a_limit_aborts():
    failed = read(RESULT | {"error": ERROR})
    assert (failed.kind, failed.summary) == ("failed", "ValueError: x")
    assert not failed.works
    aborted = read(RESULT | {"error": ERROR, "aborted": "SIGABRT"})
    assert (aborted.kind, aborted.error, aborted.summary) == (
        "aborted",
        None,
        "SIGABRT",
    )
    assert aborted.describe() == "aborted SIGABRT"


OUTCOMES = [
    Outcome("passed"),
    Outcome("warned", "a\n", "W b\n", (("UserWarning", "c"), ("UserWarning", "d"))),
    Outcome("aborted", aborted="time limit of 1 s"),
    Outcome("failed", error=Failure("E", "x", "Traceback …\nE: x\n")),
    Outcome("failed", error=Failure("E", "", "Traceback …\nE\n")),
    Outcome("failed", error=Failure("E", "a\nb", "Traceback …\nE: a\nb\n")),
    Outcome("failed", error=Failure("E", "other", "Traceback …\nE: x\n")),
    Outcome("failed", error=Failure("E", "é…", "Traceback …\nE: é…")),
]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_is_the_same_after_a_line(outcome):
    text = json.dumps(outcome.as_json(), ensure_ascii=False)
    assert Outcome.from_json(json.loads(text)) == outcome


def test_a_message_that_ends_the_traceback_is_stored_once():
    stored = Failure("E", "x" * 50, f"Traceback …\nE: {'x' * 50}\n").as_json()
    assert stored == {
        "type": "E",
        "tail": 50,
        "traceback": f"Traceback …\nE: {'x' * 50}\n",
    }


@pytest.mark.parametrize("other", OUTCOMES[1:])
def test_differences_name_what_was_and_what_is(other):
    old = OUTCOMES[0]
    found = "\n".join(differences(old, other))
    assert f"outcome: 'passed' was recorded, now '{other.kind}'" in found
    assert other.summary in found
    assert differences(other, other) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"stdout": "rate 0.009\n"},
            "stdout:\nrate 0.001\nwas recorded, now\nrate 0.0",
        ),
        ({"stderr": "W b\n"}, "stderr:\n"),
        ({"warnings": (("UserWarning", "c"),)}, "warnings: () were recorded"),
        (
            {"error": Failure("E", "x", "E: x")},
            "error type: None was recorded, now 'E'",
        ),
        ({"aborted": "SIGSEGV"}, "aborted: '' was recorded, now 'SIGSEGV'"),
    ],
)
def test_each_part_of_an_outcome_is_compared(changed, said):
    old = Outcome("passed", "rate 0.001\n")
    new = Outcome(**vars(old) | changed)
    assert said in "\n".join(differences(old, new))


def test_a_tolerance_is_for_what_is_printed_only():
    old, new = Outcome("passed", "loss 2.00\n"), Outcome("passed", "loss 2.01\n")
    assert differences(old, new)
    assert differences(old, new, tolerance=0.01) == []
    assert differences(old, Outcome("warned", "loss 2.01\n"), tolerance=0.01)


def test_what_a_thread_logs_again_is_no_difference():
    """But another entry is one, and so is what Python prints again."""
    one, two = "W a.cc:1] Failed.\n", "W b.cc:2] Aborting.\n  [[node]]\n"
    was = Outcome("passed", stderr=f"Step 1\n{one}{two}")
    for again in (f"Step 1\n{two}{one}{one}", f"Step 1\n{one}{two}{two}"):
        assert differences(was, Outcome("passed", stderr=again)) == []
    for other in (f"Step 1\n{one}", f"Step 1\nStep 1\n{one}{two}", one + two):
        assert differences(was, Outcome("passed", stderr=other)) != []
