"""Turns records into the Markdown and the files that pages include. Writes only those."""

from __future__ import annotations

import json
import re
from pathlib import Path

from proof import ROOT, Mistake, commands, notebooks, records, scripts, write
from proof.environments import Environment
from proof.examples import CHECK, Example
from proof.outcomes import PASSED, WARNED
from proof.pages import DOCS
from proof.records import Record
from proof.releases import facts
from proof.render import machines, outputs, picker, release_page, tables, tracebacks

FOLDER = ROOT / "generated"
WORKS = (PASSED, WARNED)
RUN = re.compile(r'--8<-- "run/(.+?)\.md"')
PROGRAM = re.compile(r'--8<-- "(.+?)(?:\.py)?:program"')
DIFF = re.compile(r'--8<-- "diff/((.+/).+?)\.\.(.+?)\.md"')
WHERE = re.compile(r'--8<-- "where/(.+?)\.(passed|warned|failed|ended|works)\.md"')


def everything(
    examples: dict[str, Example], envs: dict[str, Environment], gate: list[Environment]
) -> dict[Path, str]:
    """Every generated file and what it must say."""
    kept = records.load_all(envs)
    files = {
        FOLDER / f"{one.id}.md": outputs.example(one, envs, kept)
        for one in examples.values()
        if not one.notebook  # its page holds what it gave
    }
    for script in scripts.load_all().values():
        files[FOLDER / f"{script.id}.md"] = outputs.shell(script, kept)
    newest = gate[-1]
    files |= of_releases(examples, kept)
    files[DOCS / "api" / "tracebacks.json"] = tracebacks.index(kept)
    files[FOLDER / "verified.yml"] = verified(kept, examples)
    colab = envs[notebooks.COLAB]
    files[FOLDER / "versions" / "colab.md"] = tables.colab(colab)
    files[FOLDER / "versions" / "colab-past.md"] = tables.colab_past(colab)
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for name in RUN.findall(text):
            files[FOLDER / "run" / f"{name}.md"] = outputs.run(
                examples[name], gate, newest
            )
        for name, folder, other in DIFF.findall(text):
            pair = examples[name], examples[folder + other]
            file = FOLDER / "diff" / f"{name}..{other}.md"
            files[file] = outputs.edits(*pair, envs, kept)
        for number, line in enumerate(text.splitlines(), 1):
            for name, kind in WHERE.findall(line):
                if name not in examples:
                    raise Mistake(page, number, f"no example is named {name}")
                spans = outputs.where(examples[name], kind, envs, kept)
                files[FOLDER / "where" / f"{name}.{kind}.md"] = spans
    return files


def verified(kept: dict[str, Record], examples: dict[str, Example]) -> str:
    """Two settings of the site: the day on which each page was last verified, which is
    its oldest result's, by the page's file; and which notebooks run in Colab."""
    lines = ["# generated from the records; do not edit", "extra:", "  verified:"]
    ran: dict[str, str] = {}
    for record in kept.values():
        for run in record.runs:
            day = run["run"][:10]
            ran |= {name: min(day, ran.get(name, day)) for name in run["seconds"]}
    for path in sorted(DOCS.rglob("*.md")):
        if path.is_symlink():
            continue
        text = path.read_text(encoding="utf-8")
        days = [ran[name] for name in PROGRAM.findall(text) if name in ran]
        release = path.stem if path.parent.name == "versions" else ""
        if release in kept:
            days = [kept[release].runs[-1]["run"][:10]]
        if days:
            lines.append(f'    {path.relative_to(DOCS).as_posix()}: "{min(days)}"')
    told = [one for one in examples.values() if one.notebook and one.id in ran]
    for one in told:
        file = notebooks.page_of(one).relative_to(DOCS).as_posix()
        lines.append(f'    {file}: "{ran[one.id]}"')
    there = kept[notebooks.COLAB].outcomes
    works = [one.id for one in told if there.get(one.id, {}).get("outcome") in WORKS]
    lines.append(f"  colab: {json.dumps(works)}")
    return "\n".join([*lines, ""])


def of_releases(
    examples: dict[str, Example], kept: dict[str, Record]
) -> dict[Path, str]:
    """The pages, tables and files of all releases."""
    known = facts.titles()
    # A release's page speaks of its API and of what one learns; an error has its own.
    moments = {
        name: title
        for name, title in known.items()
        if not name.startswith(("errors/", "migrate/"))
    }
    every = facts.releases(kept)
    files = {
        FOLDER / "versions" / "table.md": tables.version_table(every),
        FOLDER / "versions" / "recipes.md": tables.recipe_table(every),
        FOLDER / "versions" / "eras.md": tables.eras(every),
        FOLDER / "versions" / "keras-table.md": tables.keras_table(every),
        FOLDER / "versions" / "python-table.md": tables.python_table(every),
        FOLDER / "versions" / "platform-table.md": tables.platform_table(every),
        DOCS / "api" / "changes.xml": machines.feed(kept, known),
        DOCS / "api" / "releases.json": machines.api(every, known),
    }
    picked = picker.picker_data(every)
    files[DOCS / "api" / "picker.json"] = json.dumps(picked, separators=(",", ":"))
    files[FOLDER / "picker.md"] = picker.picker(every, picked)
    proof = examples[CHECK]
    for before, one, after in zip(
        [None, *every], every, [*every[1:], None], strict=False
    ):
        files[facts.page_of(one)] = release_page.page(one, before, after, moments)
        files[DOCS / "constraints" / f"{one.name}.txt"] = machines.constraints(one)
        once = outputs.run(proof, [one.env], None)
        if one.index:
            command = commands.dated(one.env, proof, one.index["released"])
            files[FOLDER / "dated" / f"{one.name}.md"] = outputs.dated(command)
        files[FOLDER / "once" / f"{one.name}.md"] = once
    for env in (record.env for record in kept.values()):
        if commands.recommended(env):
            files[FOLDER / "install" / f"{env.name}.md"] = outputs.install(env, proof)
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
