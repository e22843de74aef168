"""The table of where the gate's time goes, from pytest's report."""

from __future__ import annotations

from pathlib import Path

from benchmarks import whole_gate
from harness.pool import usable_cpus

REPORT = """<testsuites><testsuite name="pytest" time="90">
<testcase classname="tests.site.test_build" name="a" time="20"/>
<testcase classname="tests.site.test_build" name="b" time="4"/>
<testcase classname="tests.unit.test_pool" name="c" time="2"/>
<testcase classname="docs.learn.sequential.md" name="mnist[2.4]" time="60">
<properties><property name="cpu" value="30.5"/></properties></testcase>
<testcase classname="docs.learn.sequential.md" name="input_shape[2.4]" time="0">
<properties><property name="cpu" value="9.5"/></properties></testcase>
</testsuite></testsuites>"""


def test_all_the_time_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "gate.xml"
    path.write_text(REPORT, "utf-8")
    first, *rows, last = whole_gate.table(path, 100)
    assert first.endswith("one run: 100 s")
    times = {words: float(time) for time, words in (row.split(" s  ") for row in rows)}
    assert sum(times.values()) == 100
    assert times["test_build"] == 24
    assert times["1 other files of tests"] == 2
    (left,) = (time for words, time in times.items() if "examples" in words)
    assert left == 60
    ideal = 40 / len(usable_cpus())
    assert last.startswith("2 examples need 40 s")
    assert last.endswith(f"{100 / ideal:.2f} times that")
