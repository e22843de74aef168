"""pytest collects the pages: `docs/learn/sequential.md::mnist[2.4]`.

An outcome that is fresh in the record stands for a run; what is stale runs, and so does
everything with `--rerun`.
"""

from __future__ import annotations

import os
import re
from concurrent.futures import Future
from pathlib import Path

import pytest

from harness.publish.notebook_markdown import SUFFIX
from proof import Mistake, environments, examples, memory, pages, records
from proof.environments import Environment, Pending
from proof.examples import Example
from proof.outcomes import ENDED, FAILED, differences
from proof.runs import Job, Pool, Run

NO_TIME = 0.0005  # seconds; an example that trains takes a hundred times longer
TAIL = 30  # lines of standard error in a failure's report
NAMED = re.compile(r"\.(?:md|ipynb)::[^\[]+\[([^\]]+)\]$")


class GateFailure(Exception):
    """What a developer needs to know of an example that does not hold."""


class Gate:
    """What this session covers, and the runs that are under way."""

    def __init__(self, config: pytest.Config) -> None:
        self.rerun = config.getoption("rerun")
        self.known = environments.load_all()
        self.examples = examples.load_all()
        asked = config.getoption("release")
        try:
            asked = environments.choose(asked, self.known) if asked else []
            named = [m[1] for m in map(NAMED.search, config.args) if m]
            for name in named:  # an id that names an environment selects it
                environments.choose([name], self.known)
        except LookupError as error:
            raise pytest.UsageError(str(error)) from error
        chosen = {env.name for env in asked or environments.gate(self.known)}
        if not asked:  # notebooks have environments of their own
            chosen |= {
                env.name
                for env in self.known.values()
                for one in self.examples.values()
                if one.notebook and one.runs_in(env.name, env.version)
            }
        self.chosen = [e for e in self.known.values() if e.name in chosen | set(named)]
        self.records = records.load_all({env.name: env for env in self.chosen})
        self.pool = Pool()
        self.futures: dict[tuple[str, str], Future[Run]] = {}

    def must_run(self, item: ExampleItem) -> bool:
        return self.rerun or self.records[item.env.name].stale(item.example) is not None

    def begin(self, items: list[ExampleItem]) -> None:
        """Starts all that must run, the longest first, before the first is asked for."""

        def seconds(item: ExampleItem) -> float:
            return self.records[item.env.name].seconds_of(item.example.id)

        todo = sorted(filter(self.must_run, items), key=seconds, reverse=True)
        self.futures = self.pool.submit(Job(i.env, i.example, i.code) for i in todo)


GATE = pytest.StashKey[Gate]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("pages")
    group.addoption(
        "--release",
        action="append",
        default=[],
        help="run the pages on this release (2.10) or environment; may be repeated",
    )
    group.addoption(
        "--rerun", action="store_true", help="run what the records hold as well"
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    try:
        session.config.stash[GATE] = Gate(session.config)
    except Mistake as error:
        raise pytest.UsageError(str(error)) from error


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    if file_path.suffix in (".md", SUFFIX) and file_path.is_relative_to(pages.DOCS):
        return PageFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All other tests come first: meanwhile the examples run in the background."""
    items.sort(key=lambda item: isinstance(item, ExampleItem))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    items = [item for item in session.items if isinstance(item, ExampleItem)]
    if not session.config.option.collectonly:
        session.config.stash[GATE].begin(items)


def pytest_report_collectionfinish(config: pytest.Config) -> str:
    gate = config.stash[GATE]
    names = ", ".join(env.name for env in gate.chosen)
    return f"pages on TensorFlow {names}: {len(gate.futures)} examples to run"


def pytest_sessionfinish(session: pytest.Session) -> None:
    if GATE in session.config.stash:
        session.config.stash[GATE].pool.close()
    memory.forget()


class PageFile(pytest.File):
    """A page: one item for each example that it owns and each environment."""

    def collect(self) -> list[ExampleItem]:
        gate = self.config.stash[GATE]
        page = pages.load(self.path)
        try:
            shown = page.shown(gate.examples)
        except Mistake as error:
            raise self.CollectError(str(error)) from error
        return [
            ExampleItem.from_parent(
                self,
                name=f"{one.example.name}[{env.name}]",
                example=one.example,
                env=env,
                code=one.block.code,
            )
            for one in shown
            if one.section is None and one.example.page == page.id
            for env in gate.chosen
            if one.example.runs_in(env.name, env.version)
        ]


class ExampleItem(pytest.Item):
    """One example in one environment."""

    def __init__(
        self, *, example: Example, env: Environment, code: str, **keywords: object
    ) -> None:
        super().__init__(**keywords)
        self.example, self.env, self.code = example, env, code

    def runtest(self) -> None:
        gate = self.config.stash[GATE]
        record = gate.records[self.env.name]
        line = record.outcomes.get(self.example.id)
        future = gate.futures.get((self.example.id, self.env.name))
        if future is None:
            self.judge(line)
            return
        try:
            run = future.result()
        except Pending as reason:
            if os.environ.get("CI"):
                raise GateFailure(f"{self.env.name} is pending: {reason}") from reason
            pytest.skip(f"{self.env.name} is pending: {reason}")
        self.add_report_section("call", "stdout", run.outcome.stdout)
        self.judge(run.outcome.fields())
        # A mended import takes no time, and neither does plain arithmetic.
        teaches = self.example.id.startswith("learn/") and "tensorflow" in self.code
        if run.seconds < NO_TIME and teaches:
            raise GateFailure(f"{self.where()}: it ran in no time: {run.seconds:.6f} s")
        if record.stale(self.example) is None:
            found = differences(line, run.outcome.fields())
            if found:
                found.append(
                    "if that is right: `make record ANEW=1`, and review the diff"
                )
                raise GateFailure(
                    "\n".join([f"{self.where()}: not as recorded", *found])
                )

    def where(self) -> str:
        path = self.example.path.relative_to(pages.ROOT)
        return f"{path} on TensorFlow {self.env.name} (Python {self.env.python})"

    def judge(self, line: dict) -> None:
        """Raises `GateFailure` unless the example did what it is there for."""
        if self.example.probe or line["outcome"] not in (FAILED, ENDED):
            return
        report = [f"{self.where()}: {line['outcome']} {line.get('ended', '')}"]
        if "error" in line:
            report.append(line["error"]["traceback"].rstrip())
            numbers = re.findall(
                rf'File "{self.example.name}\.py", line (\d+)',
                line["error"]["traceback"],
            )
            if numbers:
                path = self.example.path.relative_to(pages.ROOT)
                report.append(f"{path}:{self.example.line_in_file(int(numbers[0]))}")
        if line.get("stderr"):
            tail = line["stderr"].splitlines()[-TAIL:]
            report += ["", "the end of its standard error:", *tail]
        raise GateFailure("\n".join(report))

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, GateFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.path.relative_to(pages.ROOT)}::{self.name}"
