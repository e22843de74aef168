"""What the harness knows of its subject, TensorFlow: everything that isn't general.

The core asks here and nowhere else. What the worker does for it inside an environment is
in `subject_worker.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

from packaging.requirements import Requirement

PACKAGE = "tensorflow"  # what an example's header depends on
# The distributions that are TensorFlow, as a lock may name it.
DISTRIBUTIONS = ("tensorflow", "tensorflow-cpu", "tf-nightly", "tf-nightly-cpu")
NIGHTLY = "tf-nightly-cpu"
PRELOAD = ("tensorflow",)  # imported once in each worker
WORKER = Path(__file__).with_name("subject_worker.py")
DATASET = "mnist"  # a program that names it depends on the data that we serve
ALONG = ("tf_keras",)  # has a version for each release, which excludes the others
NO_SECOND = ("--no-emit-package", "tensorflow")  # tf_keras asks for it
# Variables that change what Python or TensorFlow do: a job gets none of ours.
HIDDEN_VARIABLES = (
    "PYTHON",
    "VIRTUAL_ENV",
    "TF_",
    "KERAS_",
    "XLA_",
    "CUDA_",
    "OMP_",
    "PIP_",
    "UV_",
)


def without_gpu(requirement: str) -> str:
    """The package that we run: the same TensorFlow without its GPU libraries.

    The first release has no such package, and needs none.
    """
    parsed = Requirement(requirement)
    if parsed.name != PACKAGE or first_release(requirement):
        return requirement
    return requirement.replace(PACKAGE, f"{PACKAGE}-cpu", 1)


def first_release(requirement: str) -> bool:
    """Whether it asks for the release that has no package without GPU libraries."""
    return re.search(r"==2\.0\.", requirement) is not None


def of_release(requirement: str, release: str) -> str:
    """A requirement as another release needs it: what is published along with it has
    that release's version."""
    name = Requirement(requirement).name
    return f"{name}=={release}.*" if name in ALONG else requirement


CLEAN = [  # (what differs from run to run in its messages, what replaces it)
    (
        re.compile(r"(?:[^\s\"'(]*/)?__autograph_generated_file\w+\.py"),
        "__autograph_generated__.py",
    ),
    (re.compile(r"\b\d{12,}: TensorSpec"), "…: TensorSpec"),
    (re.compile(r"_AnonymousVar\d+"), "_AnonymousVar…"),
    (re.compile(r"\b\d{4}(?:_\d\d){5}/[\w.-]*?\."), "…/…."),
    # OpenCV's log, with the seconds since its start
    (re.compile(r"^(\[ ?[A-Z]+:\d+)@\d+\.\d+\]", re.MULTILINE), r"\1]"),
]
TIMES = [
    # which one is named differs from run to run
    (
        re.compile(
            r"(?<=Operation ')\{name:.*\}\}(?=' was changed by setting attribute)"
        ),
        "{…}",
    ),
]
NOISE = re.compile(  # lines of the log that speak of the machine, not of the example
    r"^(?:I .*|WARNING: All log messages before absl::InitializeLog.*"
    r"|To enable (?:them|the following instructions).*"
    r"|[EW] \S+ oneDNN supports DT_\w+ only on platforms with .*"
    r"|W \S+ Allocation of \d+ exceeds \d+% of (?:free )?system memory.*"
    # logged when an object is collected, so at another moment in each run
    r"|WARNING:tensorflow:(?:Unresolved object in checkpoint|A checkpoint was restored).*"
    # logged by a thread that ends with the process, so not in each run
    r"|W \S+ Error occurred when finalizing GeneratorDataset iterator: .*"
    r"|W \S+ Optimization loop failed: (?:CANCELLED|Cancelled): .*"
    r"|Exception ignored in: <function Pool\.__del__ at 0x…>\nTraceback .*(?:\n  .*)+"
    r"\nOSError: \[Errno 9\] Bad file descriptor)\n?",
    re.MULTILINE,
)
NAMED = re.compile(r"[A-Z]\w*(?:Error|Exception|Warning)?: ")
WRAPPER = re.compile(r"Exception encountered when calling |See console for info")
STACK = re.compile(r"Detected at node|File \"|Node: ")


def cause(kind: str, lines: list[str]) -> tuple[str, list[str]]:
    """The error that Keras and TensorFlow wrap: its type, and its message's lines.

    "in user code:" ends with the true error, "Exception encountered when calling …" is
    followed by it, "Graph execution error:" has it between two stacks.
    """
    if lines[0] in ("in user code:", "in converted code:"):
        named = [line for line in lines if NAMED.match(line)]
        if named:
            kind, _, rest = named[-1].partition(": ")
            lines = [rest, *lines[lines.index(named[-1]) + 1 :]]
    if lines[0].startswith("Graph execution error"):
        stack = [number for number, line in enumerate(lines) if STACK.match(line)]
        lines = lines[max(stack, default=0) + 1 :] or lines
    if WRAPPER.match(lines[0]) and len(lines) > 1:
        lines = lines[1:]
    return kind, lines
