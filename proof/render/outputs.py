"""What stands below a program: its download, what it did, how to run it."""

from __future__ import annotations

import difflib

from proof import commands
from proof.environments import Environment
from proof.examples import Example
from proof.outcomes import ENDED, FAILED, LOGGED, PASSED, WARNED
from proof.pages import DOCS
from proof.records import Record
from proof.releases import facts
from proof.render.markup import (
    GENERATED,
    attribute,
    badge,
    detail,
    fence,
    indent,
    stated,
    table,
)
from proof.scripts import Script

WORKS = "works"


def example(one: Example, envs: dict[str, Environment], kept: dict[str, Record]) -> str:
    """Below a program: its download, and what it did, equal results folded.

    Of several releases with an equal result the newest one's own words are shown.
    """
    all_releases = list(dict.fromkeys(env.release for env in envs.values()))
    ran = [env for env in envs.values() if one.id in kept[env.name].outcomes]
    groups: dict[tuple, list[Environment]] = {}
    for env in ran:
        if env.plain:
            key = facts.short(kept[env.name].outcomes[one.id])
            groups.setdefault(key, []).append(env)
    file = f"{one.name}.py"
    lines = [
        GENERATED,
        f"[Download `{file}`]({up(one.page)}snippets/{one.id}.py){{ download={file} .download }}",
        "",
    ]
    for members in groups.values():
        shown = said(kept[members[-1].name].outcomes[one.id])
        body = [*shown, "", sources(members, kept, one)]
        lines += [f'=== "{releases(members, all_releases)}"', "", *indent(body), ""]
    beside = [env for env in ran if not env.plain]
    if beside:
        folded = "???" if groups else "???+"
        lines += [f'{folded} example "With another package beside TensorFlow"', ""]
        lines += indent(beside_table(one, beside, kept))
    return "\n".join([*lines, ""])


def beside_table(
    one: Example, envs: list[Environment], kept: dict[str, Record]
) -> list[str]:
    """What an example did where something stands beside a release, one row each."""
    rows = []
    for env in envs:
        line = kept[env.name].outcomes[one.id]
        record = f"{up(one.page)}environments/{env.name}/record.jsonl"
        version = f"[{env.version}]({record})"
        rows.append((version, stated(env), badge(line["outcome"]), detail(line)))
    return table(("TensorFlow", "beside it", "", "what it said"), rows)


def where(
    one: Example, kind: str, envs: dict[str, Environment], kept: dict[str, Record]
) -> str:
    """Where an example had this outcome, to be included in a sentence: `2.4 – 2.15`.

    `works` are two outcomes, with and without a warning.
    """
    kinds = (PASSED, WARNED) if kind == WORKS else (kind,)
    members = [
        env
        for env in envs.values()
        if env.plain and kept[env.name].outcomes.get(one.id, {}).get("outcome") in kinds
    ]
    all_releases = list(dict.fromkeys(env.release for env in envs.values()))
    # No newline at its end: that would end the sentence's paragraph.
    return spans(members, all_releases) or "no release"


def releases(envs: list[Environment], all_releases: list[str]) -> str:
    """`TensorFlow 2.4 – 2.15, 2.21`, as a title."""
    return "TensorFlow " + spans(envs, all_releases)


def spans(envs: list[Environment], all_releases: list[str]) -> str:
    """`2.4 – 2.15, 2.21`: neighbours are folded into a range."""
    places = [all_releases.index(env.release) for env in envs]
    found: list[list[int]] = []
    for place in places:
        if found and follows(all_releases[found[-1][1]], all_releases[place]):
            found[-1][1] = place
        else:
            found.append([place, place])
    names = [
        all_releases[a] if a == b else f"{all_releases[a]} – {all_releases[b]}"
        for a, b in found
    ]
    return ", ".join(names)


def follows(one: str, other: str) -> bool:
    """Whether no release lies between the two."""
    return int(other.split(".")[1]) == int(one.split(".")[1]) + 1


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


def sources(members: list[Environment], kept: dict[str, Record], one: Example) -> str:
    """When a result was seen, with a link to the record of each release."""
    runs = [kept[env.name].run_of(one.id) for env in members]
    days = sorted({run["run"][:10] for run in runs if run})
    folder = f"{up(one.page)}environments"
    links = ", ".join(f"[{e.version}]({folder}/{e.name}/record.jsonl)" for e in members)
    return f"<small>Ran {' to '.join(days[:: len(days) - 1 or 1])}; records: {links}</small>"


def shell(one: Script, kept: dict[str, Record]) -> str:
    """Below shell lines: what they printed, and when that was."""
    line = kept[one.env.name].commands.get(one.id)
    lines = [GENERATED]
    if line:
        body = fence(line["stdout"] or "It prints nothing.")
        title = {FAILED: "It fails", WARNED: "It warns"}.get(line["outcome"])
        if title:
            kind = "failure" if line["outcome"] == FAILED else "warning"
            telling = attribute(line["telling"].partition(": ")[2])
            body = [f'!!! {kind} "{title}: {telling}"', "", *indent(body)]
        day = kept[one.env.name].run_of(one.id)["run"][:10]
        place = (
            f"{up(one.id.rpartition('/')[0])}environments/{one.env.name}/record.jsonl"
        )
        ran = f"Ran {day} with Python {one.python}; [record]({place})"
        lines += [*body, "", f"<small>{ran}</small>"]
    return "\n".join([*lines, ""])


def edits(
    old: Example, new: Example, envs: dict[str, Environment], kept: dict[str, Record]
) -> str:
    """What was changed from one program to another, and how long each takes."""
    pair = old.program.splitlines(), new.program.splitlines()
    changed = list(difflib.unified_diff(*pair, lineterm="", n=1))[2:]
    out, put = (sum(line[0] == sign for line in changed) for sign in "-+")
    lines = [GENERATED, f"{out} of {len(pair[0])} lines go, {put} come."]
    for one in (old, new):
        ran = [env for env in envs.values() if one.id in kept[env.name].outcomes]
        took = [
            f"{run['seconds'][one.id][1]:.0f} s on {env.version}"
            + (f" with {stated(env)}" if not env.plain else "")
            for env in (ran[:1] + ran[-1:] if ran[1:] else ran)
            if (run := kept[env.name].run_of(one.id))
        ]
        lines.append(f"Processor time of `{one.name}.py`: {', '.join(took)}.")
    return "\n".join([*lines, "", *fence("\n".join(changed), "diff"), ""])


def up(page: str) -> str:
    """The way from a page to the folder `docs/`."""
    return "../" * (page.count("/") + (DOCS / page / "index.md").exists())


def run(one: Example, envs: list[Environment], newest: Environment | None) -> str:
    """How to run a downloaded example, with nothing installed but uv."""
    lines = [GENERATED]
    for env in sorted(envs, key=lambda env: env.order, reverse=True):
        command = commands.run(env, one, env is newest)
        body = fence(command.text, "sh", copied=True)
        lines += [f'=== "TensorFlow {env.release}"', "", *indent(body), ""]
    return "\n".join(lines)


def install(env: Environment, proof: Example) -> str:
    """How to install a release."""
    lines = [GENERATED]
    for name, command in zip(("pip", "uv"), commands.install(env, proof), strict=True):
        body = fence(command.text, "sh", copied=True)
        lines += [f'=== "{name}"', "", *indent(body), ""]
    return "\n".join(lines)


def dated(command: commands.Command) -> str:
    """The header that needs no pins, and how to run the file below it."""
    header = fence(command.header, "text", copied=True)
    return "\n".join(
        [GENERATED, "", *header, "", *fence(command.text, "sh", copied=True), ""]
    )
