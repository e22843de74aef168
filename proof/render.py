"""Turns records into the Markdown that pages include. Writes nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from proof import ROOT, commands, facts, records, write
from proof import release_pages as pages_of
from proof.environments import Environment
from proof.examples import Example
from proof.facts import short
from proof.outcomes import ENDED, FAILED, LOGGED
from proof.pages import DOCS
from proof.records import Record

FOLDER = ROOT / "generated"
RUN = re.compile(r'--8<-- "run/(.+?)\.md"')


def fence(text: str, language: str = "text", copied: bool = False) -> list[str]:
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    classes = language if copied else "{ ." + language + " .no-copy }"
    return [f"{ticks} {classes}", *text.rstrip("\n").split("\n"), ticks]


def indent(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def releases(envs: list[Environment], all_releases: list[str]) -> str:
    """`TensorFlow 2.4 – 2.15, 2.21`: neighbours are folded into a range."""
    places = [all_releases.index(env.release) for env in envs]
    spans: list[list[int]] = []
    for place in places:
        if spans and follows(all_releases[spans[-1][1]], all_releases[place]):
            spans[-1][1] = place
        else:
            spans.append([place, place])
    names = [
        all_releases[a] if a == b else f"{all_releases[a]} – {all_releases[b]}"
        for a, b in spans
    ]
    return "TensorFlow " + ", ".join(names)


def follows(one: str, other: str) -> bool:
    """Whether no release lies between the two."""
    return int(other.split(".")[1]) == int(one.split(".")[1]) + 1


def title(envs: list[Environment], all_releases: list[str]) -> str:
    """A tab's label, in a reader's words."""
    env = envs[0]
    if "+" not in env.name:
        return releases(envs, all_releases)
    beside = env.name.partition("+")[2].partition("-")[0]
    return f"TensorFlow {env.release} with {beside} {env.packages[beside]}"


def said(line: dict) -> list[str]:
    """What one outcome shows a reader."""
    shown: list[str] = []
    if line.get("stdout"):
        shown += fence(line["stdout"])
    plain = [
        text for text in line.get("stderr", "").splitlines() if not LOGGED.match(text)
    ]
    if any(text.strip() for text in plain) and line["outcome"] != FAILED:
        shown += ["", "On standard error:", "", *fence("\n".join(plain))]
    warned = [f"{kind}: {text}" for kind, text in line.get("warnings", [])]
    warned += [t for t in line.get("stderr", "").splitlines() if LOGGED.match(t)]
    if warned:
        body = fence("\n".join(dict.fromkeys(warned)))
        shown += ["", '!!! warning "It warns"', "", *indent(body)]
    if line["outcome"] == FAILED:
        body = fence(line["error"]["traceback"])
        shown += [
            "",
            f'!!! failure "It fails: {attribute(line["error"]["telling"])}"',
            "",
            *indent(body),
        ]
    if line["outcome"] == ENDED:
        shown += ["", f'!!! failure "It ends: {line["ended"]}"']
    while shown and not shown[0]:
        del shown[0]
    return shown or ["It prints nothing."]


def attribute(text: str) -> str:
    """Text that may stand between double quotes in an admonition's title."""
    return (
        text.replace('"', "'").replace("`", "").replace("<", "&lt;").replace("_", "\\_")
    )


def up(page: str) -> str:
    """The way from a page to the folder `docs/`."""
    return "../" * page.count("/")


def sources(members: list[Environment], kept: dict[str, Record], one: Example) -> str:
    """When a result was seen, with a link to the record of each release."""
    runs = [kept[env.name].run_of(one.id) for env in members]
    days = sorted({run["run"][:10] for run in runs if run})
    folder = f"{up(one.page)}environments"
    links = ", ".join(f"[{e.version}]({folder}/{e.name}/record.jsonl)" for e in members)
    return f"<small>Ran {' to '.join(days[:: len(days) - 1 or 1])}; records: {links}</small>"


def example(one: Example, envs: dict[str, Environment], kept: dict[str, Record]) -> str:
    """Below a program: its download, and what it did, equal results folded.

    Of several releases with an equal result the newest one's own words are shown.
    """
    all_releases = list(dict.fromkeys(env.release for env in envs.values()))
    groups: dict[tuple, list[Environment]] = {}
    for env in envs.values():
        line = kept[env.name].outcomes.get(one.id)
        if line is not None:
            key = (*short(line), env.name if "+" in env.name else "")
            groups.setdefault(key, []).append(env)
    file = f"{one.name}.py"
    lines = [
        "<!-- generated from the records; do not edit -->",
        f"[Download `{file}`]({up(one.page)}snippets/{one.id}.py){{ download={file} .download }}",
        "",
    ]
    for members in groups.values():
        shown = said(kept[members[-1].name].outcomes[one.id])
        body = [*shown, "", sources(members, kept, one)]
        lines += [f'=== "{title(members, all_releases)}"', "", *indent(body), ""]
    return "\n".join(lines)


def run(one: Example, envs: list[Environment], newest: Environment | None) -> str:
    """How to run a downloaded example, with nothing installed but uv."""
    lines = ["<!-- generated from the environments; do not edit -->"]
    for env in sorted(envs, key=lambda env: env.order, reverse=True):
        command = commands.run(env, one, env is newest)
        body = fence(command.text, "sh", copied=True)
        lines += [f'=== "TensorFlow {env.release}"', "", *indent(body), ""]
    return "\n".join(lines)


def install(env: Environment, proof: Example) -> str:
    """How to install a release."""
    lines = ["<!-- generated from the environments; do not edit -->"]
    for name, command in zip(("pip", "uv"), commands.install(env, proof), strict=True):
        body = fence(command.text, "sh", copied=True)
        lines += [f'=== "{name}"', "", *indent(body), ""]
    return "\n".join(lines)


def everything(
    examples: dict[str, Example], envs: dict[str, Environment], gate: list[Environment]
) -> dict[Path, str]:
    """Every generated file and what it must say."""
    kept = {name: records.load(env) for name, env in envs.items()}
    files = {
        FOLDER / f"{one.id}.md": example(one, envs, kept) for one in examples.values()
    }
    newest = gate[-1]
    files |= of_releases(examples, envs)
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for name in RUN.findall(text):
            files[FOLDER / "run" / f"{name}.md"] = run(examples[name], gate, newest)
    return files


def of_releases(
    examples: dict[str, Example], envs: dict[str, Environment]
) -> dict[Path, str]:
    """The pages, tables and files of all releases."""
    known = facts.titles()
    every = facts.releases(envs)
    files = {
        FOLDER / "versions" / "table.md": pages_of.version_table(every),
        FOLDER / "versions" / "eras.md": pages_of.eras(every),
        FOLDER / "versions" / "keras-table.md": pages_of.keras_table(every),
        FOLDER / "versions" / "python-table.md": pages_of.python_table(every),
        FOLDER / "versions" / "platform-table.md": pages_of.platform_table(every),
        DOCS / "api" / "releases.json": pages_of.api(every, envs, known),
    }
    picked = pages_of.picker_data(every, envs)
    files[DOCS / "api" / "picker.json"] = json.dumps(picked, separators=(",", ":"))
    files[FOLDER / "picker.md"] = pages_of.picker(every, picked)
    proof = examples[facts.CHECK]
    for before, one, after in zip(
        [None, *every], every, [*every[1:], None], strict=False
    ):
        files[facts.page_of(one)] = pages_of.page(one, before, after, envs, known)
        files[DOCS / "constraints" / f"{one.name}.txt"] = pages_of.constraints(one)
        once = run(proof, [one.env], None)
        files[FOLDER / "once" / f"{one.name}.md"] = once
    for env in envs.values():
        if "+" not in env.name or env.name.endswith("+tf_keras"):
            files[FOLDER / "install" / f"{env.name}.md"] = install(env, proof)
    return files


def wrong(files: dict[Path, str]) -> list[Path]:
    """The generated files that are missing, differ, or should not be there."""
    places = (FOLDER, DOCS / "constraints", DOCS / "api")
    there = {path for place in places for path in place.rglob("*") if path.is_file()}
    there |= set((DOCS / "versions").glob("[0-9]*.md"))
    differ = {
        path
        for path, text in files.items()
        if not path.exists() or path.read_text("utf-8") != text
    }
    return sorted(differ | (there - files.keys()))


def save(files: dict[Path, str]) -> list[Path]:
    """Writes what differs, removes what no page includes. Returns what it touched."""
    touched = wrong(files)
    for path in touched:
        if path in files:
            write(path, files[path])
        else:
            path.unlink()
    return touched
