"""What is TensorFlow's: which package we run, which error its own errors wrap."""

import pytest

from harness import subject


@pytest.mark.parametrize(
    ("asked", "run"),
    [
        ("tensorflow==2.4.4", "tensorflow-cpu==2.4.4"),
        ("tensorflow", "tensorflow-cpu"),
        ("tensorflow==2.0.4", "tensorflow==2.0.4"),
        ("tensorflow-cpu==2.4.4", "tensorflow-cpu==2.4.4"),
        ("tensorflow-hub==0.16.1", "tensorflow-hub==0.16.1"),
        ("protobuf<3.21", "protobuf<3.21"),
    ],
)
def test_our_runs_use_the_package_without_gpu_libraries(asked, run):
    assert subject.without_gpu(asked) == run


@pytest.mark.parametrize(
    ("kind", "lines", "found"),
    [
        ("E", ["plain", "more"], ("E", ["plain", "more"])),
        (
            "StagingError",
            ["in converted code:", "x.py:1", "ValueError: bad", "rest"],
            ("ValueError", ["bad", "rest"]),
        ),
        (
            "E",
            ["Graph execution error:", "Detected at node a", "Node: 'a'", "bad"],
            ("E", ["bad"]),
        ),
        ("E", ["Graph execution error:"], ("E", ["Graph execution error:"])),
        ("E", ["Exception encountered when calling A.call().", "bad"], ("E", ["bad"])),
        ("E", ["in user code:", "x.py:1 f"], ("E", ["in user code:", "x.py:1 f"])),
    ],
)
def test_the_error_that_is_wrapped(kind, lines, found):
    assert subject.cause(kind, lines) == found


@pytest.mark.parametrize(
    ("requirement", "moved"),
    [("tf_keras==7.1.0", "tf_keras==7.2.*"), ("matplotlib<4", "matplotlib<4")],
)
def test_what_is_published_along_with_a_release_moves_with_it(requirement, moved):
    assert subject.of_release(requirement, "7.2") == moved
