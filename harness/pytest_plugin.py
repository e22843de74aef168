"""pytest collects the pages: `docs/learn/sequential.md::mnist[2.4]`.

An outcome that is fresh in the record counts as a run; what is stale runs, and so does
everything with `--rerun`.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from harness import cache, collectors, environments, examples, pages, project
from harness import record as recording
from harness.collectors.examples import ExampleLine, Examples
from harness.collectors.notebooks import Notebooks
from harness.model import Job, Run
from harness.notebook_markdown import SUFFIX
from harness.outcomes import Outcome
from harness.project import ProjectError
from harness.record import Result, Session, Trust, differences, result_of, run_jobs

NO_TIME = 0.0005  # seconds; an example that trains needs a hundred times as long
TAIL = 30  # lines of standard error in a failure's report
NAMED = re.compile(r"\.(?:md|ipynb)::[^\[]+\[([^\]]+)\]$")
KINDS = [collectors.BY_NAME[kind.name] for kind in (Examples, Notebooks)]


class ExampleFailure(Exception):
    """What a developer needs to know about an example that fails."""


class Pages:
    """What this pytest session covers, and the runs that are under way."""

    def __init__(self, config: pytest.Config) -> None:
        self.project = project.here()
        self.project.cache  # noqa: B018 a folder that can't be written is named at once
        self.rerun = bool(config.getoption("rerun"))
        known = environments.load_all(self.project)
        asked = config.getoption("release")
        named = [m[1] for m in map(NAMED.search, config.args) if m]
        try:
            chosen = {env.name for env in environments.choose(asked, known)}
            environments.choose(named, known)  # an id names its environment
        except LookupError as error:
            raise pytest.UsageError(str(error)) from error
        if not asked:
            chosen = {env.name for env in environments.gate(self.project)}
            chosen |= self.notebook_environments()
        self.chosen = [e for e in known.values() if e.name in chosen | set(named)]
        self.kept = collectors.all_records(self.project)
        self.jobs = {
            (job.key, env.name): job
            for env in self.chosen
            for kind in KINDS
            for job in kind.jobs(self.project, env)
        }
        self.session = Session(self.project)
        self.trust = Trust(self.project)
        self.todo: list[Job] = []
        self.futures: dict[tuple[str, str, str], Future[Run]] = {}

    def notebook_environments(self) -> set[str]:
        """Notebooks have separate environments."""
        known = environments.load_all(self.project).values()
        books = [b for b in examples.load_all(self.project).values() if b.notebook]
        return {e.name for e in known for b in books if b.runs_in(e.name, e.version)}

    def must_run(self, job: Job) -> bool:
        """Not where its record can't be read: its own test says so."""
        try:
            return self.kept[job.env.name].stale(job) is not None or self.rerun
        except ProjectError:
            return False

    def seconds(self, job: Job) -> float:
        """How long it ran when it was recorded."""
        entry = self.kept[job.env.name].entries(job.collector.name).get(job.key)
        return entry.seconds if entry else float("inf")


PAGES = pytest.StashKey[Pages]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("pages")
    group.addoption(
        "--release",
        action="append",
        default=[],
        help="run the pages on this release (2.10) or environment; may be repeated",
    )
    group.addoption(
        "--rerun", action="store_true", help="also run what the records contain"
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    try:
        session.config.stash[PAGES] = Pages(session.config)
    except ProjectError as error:
        raise pytest.UsageError(str(error)) from error


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    docs = parent.config.stash[PAGES].project.docs
    if file_path.suffix in (".md", SUFFIX) and file_path.is_relative_to(docs):
        return PageFile.from_parent(parent, path=file_path)
    return None


def is_unit(item: pytest.Item) -> bool:
    """Whether it is a test that may replace a part of this process for a moment."""
    return item.path.is_relative_to(item.config.rootpath / "tests" / "unit")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Unit tests, then all others, while the examples run in the background."""
    items.sort(key=lambda item: (isinstance(item, ExampleItem), not is_unit(item)))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    jobs = [item.job for item in session.items if isinstance(item, ExampleItem)]
    state = session.config.stash[PAGES]
    state.todo = sorted(filter(state.must_run, jobs), key=state.seconds, reverse=True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    state = item.config.stash[PAGES]
    if not state.futures and not is_unit(item):
        state.futures = state.session.submit(state.todo)


def pytest_report_collectionfinish(config: pytest.Config) -> str:
    state = config.stash[PAGES]
    names = ", ".join(env.name for env in state.chosen)
    return f"pages on TensorFlow {names}: {len(state.todo)} examples to run"


def pytest_sessionfinish(session: pytest.Session) -> None:
    if PAGES in session.config.stash:
        state = session.config.stash[PAGES]
        state.session.close()
        cache.expire(state.project)


class PageFile(pytest.File):
    """A page: one item for each example that it owns and each environment."""

    def collect(self) -> Iterator[ExampleItem]:
        state = self.config.stash[PAGES]
        try:
            page = pages.load(state.project, self.path)
            shown = page.shown(examples.load_all(state.project))
        except ProjectError as error:
            raise self.CollectError(str(error)) from error
        for one in shown:
            if one.section is None and one.example.page == page.id:
                assert one.block.code == one.example.program
                for env in state.chosen:
                    job = state.jobs.get((one.example.id, env.name))
                    if job is not None:
                        name = f"{one.example.name}[{env.name}]"
                        yield ExampleItem.from_parent(self, name=name, job=job)


class ExampleItem(pytest.Item):
    """One example in one environment."""

    def __init__(self, *, job: Job, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.job = job

    @property
    def state(self) -> Pages:
        return self.config.stash[PAGES]

    def runtest(self) -> None:
        job, state = self.job, self.state
        record = state.kept[job.env.name]
        entry = record.entries(job.collector.name).get(job.key)
        future = state.futures.get(job.name)
        if future is None:
            assert entry is not None
            self.judge(entry.line)
            return
        result = result_of(state.project, job, future)
        stale = record.stale(job) is not None
        found = [] if stale else differences(job, entry, result.lines)
        bad = recording.problem(result)
        if (found or bad) and not result.pending and state.trust.damaged(job.env):
            warnings.warn(f"{job.env.name} was damaged; it is made again", stacklevel=1)
            result = next(run_jobs(state.project, [job]))
            found = [] if stale else differences(job, entry, result.lines)
        self.report(result, found)

    def report(self, result: Result, found: list[str]) -> None:
        """Raises `ExampleFailure` unless a run is as it must be, and as recorded."""
        env = self.job.env
        if result.pending:
            message = f"{env.name} is pending: {result.error}"
            if os.environ.get("CI"):
                raise ExampleFailure(message)
            pytest.skip(message)
        if result.error or result.run is None:
            raise ExampleFailure(f"{self.where()}: {result.error}")
        (line,) = result.lines
        assert isinstance(line, ExampleLine)
        self.add_report_section("call", "stdout", line.outcome.stdout)
        self.user_properties.append(("cpu", result.run.cpu))  # `--junitxml` has it
        self.judge(line)
        # A changed import takes no time, and neither does plain arithmetic.
        example = self.job.body
        teaches = example.id.startswith("learn/") and "tensorflow" in example.program
        if result.run.seconds < NO_TIME and teaches:
            took = f"{result.run.seconds:.6f} s"
            raise ExampleFailure(f"{self.where()}: it ran in no time: {took}")
        if found:
            hint = "if that is right: `make record FORCE=1`, and review the diff"
            lines = [f"{self.where()}: not as recorded", *found, hint]
            raise ExampleFailure("\n".join(lines))

    def where(self) -> str:
        path = self.state.project.relative(self.job.body.path)
        env = self.job.env
        return f"{path} on TensorFlow {env.name} (Python {env.python})"

    def judge(self, line: object) -> None:
        """Raises `ExampleFailure` unless the example did what it is there for."""
        assert isinstance(line, ExampleLine)
        if self.job.must_pass and not line.outcome.works:
            raise ExampleFailure("\n".join(self.failure(line.outcome)))

    def failure(self, outcome: Outcome) -> list[str]:
        """The report of an example that failed: its own lines, by file and line."""
        example = self.job.body
        lines = [f"{self.where()}: {outcome.kind} {outcome.aborted}"]
        if outcome.error:
            lines.append(outcome.error.traceback.rstrip())
            own = rf'File "{example.name}\.py", line (\d+)'
            numbers = re.findall(own, outcome.error.traceback)
            if numbers:
                path = self.state.project.relative(example.path)
                lines.append(f"{path}:{example.line_in_file(int(numbers[0]))}")
        if outcome.stderr:
            lines += ["", "the end of its standard error:"]
            lines += outcome.stderr.splitlines()[-TAIL:]
        return lines

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, ExampleFailure | ProjectError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        place = self.state.project.relative(self.path)
        return self.path, 0, f"{place}::{self.name}"
