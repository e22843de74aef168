"""What is below a program or a shell example: its download, and what it did, where."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness import collectors, examples, source
from harness.collectors import shell
from harness.collectors.shell import Command, ShellLine
from harness.environments import Environment
from harness.examples import Example
from harness.model import Entry
from harness.outcomes import ABORTED, FAILED, LOGGED, PASSED, WARNED, WORKS, Outcome
from harness.project import Project, ProjectError
from harness.render.causes import causes, fingerprint, messages
from harness.render.markdown import (
    GENERATED,
    NOTHING,
    fill,
    ranges,
    runs,
    stated,
    to_docs,
)
from harness.render.releases import outcome_in, outcome_of, where_it_ran

# What an include of `where/` can ask for: an outcome, or either of two.
KINDS = {kind: (kind,) for kind in (PASSED, WARNED, FAILED, ABORTED)} | {"works": WORKS}
TABLES = "versions/"  # pages that show results as tables, without tracebacks


@dataclass(frozen=True)
class Result:
    """What an example did in one environment, and the entry that says so."""

    env: Environment
    entry: Entry
    outcome: Outcome


def render(project: Project) -> dict[Path, str]:
    """A file for each example, and for each include that asks where, or what differs."""
    files = {
        project.generated / f"{one.id}.md": of_example(project, one)
        for one in examples.load_all(project).values()
        if not one.notebook  # its page has its outputs
    }
    for key, command in shell.shell_examples(project).items():
        files[project.generated / f"{key}.md"] = of_shell(project, command)
    for page, text in source.written(project).items():
        for one in source.includes(text):
            made = included(project, page, one)
            if made is not None:
                files[project.generated / one.path] = made
    return files


def results(project: Project, example: Example) -> list[Result]:
    """What an example did, everywhere, oldest release first."""
    ran = where_it_ran(project).get(example.id, [])
    return [Result(record.env, entry, outcome_of(entry)) for record, entry in ran]


def of_example(project: Project, example: Example) -> str:
    """Its download, and what it did, equal results folded: of several releases with an
    equal result the newest one's own words are shown."""
    found = results(project, example)
    plain = [one for one in found if one.env.is_release]
    return fill(
        "example_result.md",
        example=example,
        to_docs=to_docs(project, example.page),
        groups=[Group(some) for some in grouped(plain)],
        tested=Group(plain),
        table=example.page.startswith(TABLES),
        variants=Variants.of(project, example, found),
        shown=shown,
    )


def grouped(found: list[Result]) -> list[list[Result]]:
    """Results apart from what they warn of: one program has few others."""
    groups: dict[tuple[object, ...], list[Result]] = {}
    for one in found:
        outcome = one.outcome
        key = outcome.works or outcome.kind, outcome.summary, outcome.stdout
        groups.setdefault(key, []).append(one)
    return list(groups.values())


@dataclass(frozen=True)
class Group:
    """Releases that did the same, oldest first, as the templates show them."""

    members: list[Result]

    @property
    def releases(self) -> str:
        return ranges(one.env.release for one in self.members)

    @property
    def outcome(self) -> Outcome:
        """The newest one's."""
        return self.members[-1].outcome

    @property
    def warned(self) -> dict[str, list[str]]:
        """What they warned of, in the newest one's words, by the releases that did; by
        "" where all did."""
        found: dict[str, dict[str, list[str]]] = {}
        for one in self.members:
            for cause, texts in messages(one.outcome).items():
                found.setdefault(cause, {})[one.env.release] = texts
        where: dict[str, list[str]] = {}
        for said in found.values():
            some = "" if len(said) == len(self.members) else ranges(said)
            where.setdefault(some, []).extend([*said.values()][-1])
        return dict(sorted(where.items()))

    @property
    def kind(self) -> str:
        """Whether all of them work, or how they don't; `WARNED` where all did."""
        if not self.outcome.works:
            return self.outcome.kind
        return WARNED if "" in self.warned else PASSED

    @property
    def days(self) -> str:
        days = sorted({one.entry.day for one in self.members})
        return " to ".join(days[:: len(days) - 1 or 1])

    @property
    def records(self) -> list[list[Environment]]:
        """The environments behind `releases`: the ends of each run of adjacent ones."""
        envs = {one.env.release: one.env for one in self.members}
        return [[envs[name] for name in ends] for ends in runs(envs)]


@dataclass(frozen=True)
class Variants:
    """What an example did with other packages installed: each result that differs from
    that of the release alone, by what is installed; how often none did; and how often
    it failed as the smoke test does there, so TensorFlow or Keras itself does."""

    differ: list[tuple[Outcome, dict[str, list[Environment]]]]
    same: int
    broken: int

    @classmethod
    def of(cls, project: Project, example: Example, found: list[Result]) -> Variants:
        plain = {one.env.release: one for one in found if one.env.is_release}

        def differs(one: Result) -> bool:
            base = plain.get(one.env.release)
            tolerance = example.tolerance
            return not base or bool(causes(base.outcome, one.outcome, tolerance))

        kept, smoke_test = collectors.all_records(project), examples.smoke_test(project)

        def breaks(one: Result) -> bool:
            smoke = outcome_in(kept[one.env.name], smoke_test.id)
            same = smoke and fingerprint(smoke.summary) == fingerprint(
                one.outcome.summary
            )
            return bool(same) and not one.outcome.works and example.id != smoke_test.id

        variants = [one for one in found if not one.env.is_release]
        differ = [one for one in variants if differs(one)]
        broken = [one for one in differ if breaks(one)]
        rows = []
        for some in grouped([one for one in differ if one not in broken]):
            installed: dict[str, list[Environment]] = {}
            for one in some:
                installed.setdefault(stated(project, one.env), []).append(one.env)
            rows.append((some[-1].outcome, installed))
        return cls(rows, len(variants) - len(differ), len(broken))


def shown(outcome: Outcome, warned: Mapping[str, list[str]] | None = None) -> str:
    """What one outcome shows a reader; `warned` has what it and its like warned of, by
    the releases that did."""
    rest = [line for line in outcome.stderr.splitlines() if not LOGGED.match(line)]
    said = any(line.strip() for line in rest) and outcome.kind != FAILED
    if warned is None:
        texts = [text for one in messages(outcome).values() for text in one]
        warned = {"": texts} if texts else {}
    text = fill(
        "outcome.md",
        outcome=outcome,
        stderr="\n".join(rest) if said else "",
        warned=warned,
    )
    return text.strip("\n") or NOTHING


def of_shell(project: Project, command: Command) -> str:
    """What shell lines printed, and when that was."""
    record = collectors.all_records(project)[command.env.name]
    entry = record.entries("shell").get(command.key)
    if entry is None:
        return GENERATED + "\n"
    assert isinstance(entry.line, ShellLine)
    return fill(
        "shell_result.md",
        line=entry.line,
        text=entry.line.stdout or NOTHING,
        day=entry.day,
        command=command,
        to_docs=to_docs(project, command.key.rpartition("/")[0]),
    )


def included(project: Project, page: Path, one: source.Include) -> str | None:
    """What an include of `where/` or `diff/` shows; None for any other. Raises
    `ProjectError` where it names no example."""
    folder, _, name = one.path.removesuffix(".md").partition("/")
    if folder == "run":  # commands make it; without its example there would be none
        named(project, name, page, one.line)
    if folder == "where":
        example, _, kind = name.rpartition(".")
        if kind not in KINDS:
            raise ProjectError(page, one.line, f"{kind}: known are {', '.join(KINDS)}")
        return where(project, named(project, example, page, one.line), kind)
    if folder == "diff":
        first, _, last = name.partition("..")
        second = f"{first.rpartition('/')[0]}/{last}"
        pair = (named(project, each, page, one.line) for each in (first, second))
        return diff(project, *pair)
    return None


def named(project: Project, name: str, page: Path, line: int) -> Example:
    found = examples.load_all(project).get(name)
    if found is None:
        raise ProjectError(page, line, f"no example is named {name}")
    return found


def where(project: Project, example: Example, kind: str) -> str:
    """The releases with this result, to be included in a sentence: `2.4 – 2.15`."""
    found = results(project, example)
    kinds = KINDS[kind]
    members = (one for one in found if one.env.is_release and one.outcome.kind in kinds)
    # No newline at its end: that would end the sentence's paragraph.
    return ranges(one.env.release for one in members) or "none of the tested releases"


def diff(project: Project, old: Example, new: Example) -> str:
    """What was changed from one program to another, and how long each runs."""
    pair = old.program.splitlines(), new.program.splitlines()
    changed = list(difflib.unified_diff(*pair, lineterm="", n=1))[2:]
    return fill(
        "diff.md",
        count=len(pair[0]),
        removed=sum(line.startswith("-") for line in changed),
        added=sum(line.startswith("+") for line in changed),
        times=[(one.name, ", ".join(times(project, one))) for one in (old, new)],
        text="\n".join(changed),
    )


def times(project: Project, example: Example) -> Iterator[str]:
    """The CPU time of a program on the oldest and the newest environment."""
    found = results(project, example)
    for one in found[:1] + found[1:][-1:]:
        variant = "" if one.env.is_release else f" with {stated(project, one.env)}"
        yield f"{one.entry.cpu:.0f} s on {one.env.version}{variant}"
