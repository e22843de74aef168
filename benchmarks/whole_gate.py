"""What the whole gate costs and where its time goes; writes `docs/about/gate.txt`.

`python -m benchmarks.whole_gate` runs `make test` on a fresh clone of the last commit, with
the environments that this machine has made already.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from lxml import etree

from benchmarks.timing import seconds, today
from harness import project as projects
from harness.pool import usable_cpus
from harness.project import write

REPORT = "gate.xml"
LONG = 15.0  # seconds of a file of tests that has its own line
PAGES = "docs."  # begins the names of examples


def run(root: Path, clone: Path) -> float:
    """The seconds of `make test` in a fresh clone; raises `ChildProcessError`."""
    subprocess.run(["git", "clone", "--quiet", root, clone], check=True)

    def test() -> None:
        words = f"--junitxml={REPORT} -q"
        done = subprocess.run(["make", "test", f"ARGS={words}"], cwd=clone)
        if done.returncode:
            raise ChildProcessError(f"`make test` failed: {done.returncode}")

    return seconds(test)


def table(report: Path, took: float) -> list[str]:
    """What the time was used for, from pytest's report: elapsed, and of the CPU by the
    examples themselves."""
    (suite,) = etree.parse(report).getroot().iter("testsuite")
    clock: Counter[str] = Counter()
    cpu, examples = 0.0, 0
    for case in suite.iter("testcase"):
        name = str(case.get("classname"))
        own = name.startswith(PAGES)
        clock["" if own else name.rpartition(".test_")[2]] += float(case.get("time", 0))
        for one in case.iter("property"):
            if one.get("name") == "cpu":
                cpu, examples = cpu + float(one.get("value", 0)), examples + 1
    cores = len(usable_cpus())
    ideal = cpu / cores
    left, setup = clock.pop("", 0.0), took - float(suite.get("time", 0))
    long = {name: value for name, value in clock.most_common() if value > LONG}
    rest = sum(clock.values()) - sum(long.values())
    other = float(suite.get("time", 0)) - left - sum(clock.values())
    rows = [
        (setup, "the packages, and what needs no TensorFlow and no browser"),
        *((value, f"test_{name}") for name, value in long.items()),
        (rest, f"{len(clock) - len(long)} other files of tests"),
        (left, "examples, which run all the while: what is left after the tests"),
        (other, "collecting, and the end"),
    ]
    return [
        f"make test, fresh clone, {cores} CPU cores, one run: {took:.0f} s",
        *(f"  {value:7.1f} s  {words}" for value, words in rows),
        f"{examples} examples need {cpu:.0f} s of a CPU core, {ideal:.0f} s on {cores}: "
        f"the whole needs {took / ideal:.2f} times that",
    ]


def main() -> None:
    here = projects.here()
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder, "clone")
        took = run(here.root, clone)
        lines = table(clone / REPORT, took)
    lines.insert(0, f"On {today()}")
    print("\n".join(lines))
    write(here.docs / "about" / "gate.txt", "".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
