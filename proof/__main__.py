"""The command line: `python -m proof --help`."""

from __future__ import annotations

import argparse
import sys
import time

from proof import (
    Mistake,
    audit,
    bench,
    canary,
    commands,
    environments,
    examples,
    facts,
    heirs,
    index,
    pages,
    recipes,
    records,
    render,
    scripts,
)
from proof.data import DataError
from proof.environments import Broken, Pending
from proof.runs import Pool, jobs
from proof.scripts import Script


def record(names: list[str], anew: bool) -> int:
    """Runs what is stale, in every environment at hand; lists what is pending."""
    known = environments.load_all()
    chosen = environments.choose(names, known) if names else list(known.values())
    all_examples = examples.load_all()
    render_all(quiet=True)  # pages include what is generated, commands stand in it
    shown = shown_commands(pages.load_all(), known, all_examples)
    pending: list[str] = []
    failed = 0
    for env in chosen:
        with records.held(env) as kept:
            wanted = jobs(all_examples.values(), [env])
            todo = [job for job in wanted if anew or kept.stale(job.example)]
            shell = [c for c in shown if c.env.name == env.name]
            tried = [c for c in shell if anew or kept.stale_command(c)]
            kept.prune({job.example.id for job in wanted}, {c.text for c in shell})
            print(
                f"{env.name}: {len(todo)} of {len(wanted)} examples, "
                f"{len(tried)} commands to run",
                flush=True,
            )
            moment = records.now()
            try:
                failed += record_examples(kept, todo, moment)
                failed += record_commands(kept, tried, moment)
            except Pending as reason:
                pending.append(f"{env.name} is pending: {reason}")
            kept.save()
    render_all()
    print("\n".join(pending))
    return 1 if failed or pending else 0


def record_examples(kept: records.Record, todo: list, moment: str) -> int:
    """Runs jobs and keeps each outcome as it comes. Returns how many failed."""
    pool, failed = Pool(told=True), 0
    try:
        futures = pool.submit(todo)
        for number, ((name, _), future) in enumerate(futures.items(), 1):
            run = future.result()
            kept.keep(run, moment)
            kept.save()
            bad = not run.job.example.probe and run.outcome.kind in ("failed", "ended")
            failed += bad
            note = run.outcome.error.get("telling") or run.outcome.ended
            print(
                f"  {number}/{len(todo)} {name}: {run.outcome.kind} {note} ({run.cpu:.1f} s)",
                flush=True,
            )
            if bad:
                print(
                    run.outcome.error.get("traceback", ""), run.outcome.stderr[-2000:]
                )
    finally:
        pool.close()
    return failed


def record_commands(kept: records.Record, todo: list, moment: str) -> int:
    """Tries printed commands in fresh environments. Returns how many failed."""
    failed = 0
    for command in todo:
        line = {"command": command.text, "digest": records.command_digest(command)}
        if isinstance(command, Script):
            probe, outcome = command.probe, command.attempt()
        else:
            line["trains"] = command.example.id
            probe, outcome = False, commands.attempt(command)
        seconds = outcome.pop("seconds")
        kept.commands[command.text] = line | outcome
        kept.keep_times(command.text, [seconds], kept.env.python, moment)
        kept.save()
        print(f"  {command.text}: {outcome['outcome']} ({seconds:.0f} s)", flush=True)
        if outcome["outcome"] == "failed" and not probe:
            failed += 1
            print(outcome.get("stderr") or outcome["stdout"])
    return failed


def shown_commands(
    all_pages: dict, known: dict, all_examples: dict
) -> list[commands.Command | Script]:
    """The commands and shell examples that pages print, each once; raises `Mistake` for
    an unknown one."""
    kept = records.load_all({name: env for name, env in known.items() if env.plain})
    released = {
        one.name: one.index["released"] for one in facts.releases(kept) if one.index
    }
    possible = commands.known(known, all_examples, released)
    # On another page the same words are another command: there they must pass.
    shell: dict[tuple[str, str], list[Script]] = {}
    for script in scripts.load_all().values():
        key = script.id.rpartition("/")[0], script.program
        shell.setdefault(key, []).append(script)
    found = {}
    for page in all_pages.values():
        for block in page.shell:
            own = shell.get((page.id, block), [])
            found |= {script.text: script for script in own}
            if own:
                continue
            for text in block.splitlines():
                command = possible.get((text, page.id)) or possible.get((text, ""))
                if command is None:
                    mend = f"`{text}` is no command that was run; include it from `generated/` or `snippets/`"
                    raise Mistake(page.path, page.line_of(text), mend)
                found[text] = command
    return list(found.values())


def release(minor: str) -> None:
    """Makes a release's folder: how it installs today, and what the index says of it."""
    started, moment = time.monotonic(), records.now()
    check = examples.load_all()[examples.CHECK]
    python, install, attempts = recipes.find(minor, check)
    for attempt in attempts:
        print(f"  {attempt.name}: {attempt.error or 'works'}", flush=True)
    env = environments.lock(minor, python, install)
    stated = index.facts(index.versions(minor)[-1])
    stated["installed"], later = recipes.afterwards(python, install)
    with records.held(env) as kept:
        kept.keep_release(
            stated,
            [attempt.line() for attempt in attempts] + later,
            time.monotonic() - started,
            moment,
        )
        kept.save()
    print(f"{minor}: Python {python}, {' '.join(install)}", flush=True)


def render_all(quiet: bool = False) -> int:
    """Writes what the pages include. Returns how many files changed."""
    known = environments.load_all()
    touched = render.save(
        render.everything(examples.load_all(), known, environments.gate(known))
    )
    for path in touched if not quiet else ():
        print(f"rendered {path.relative_to(render.ROOT)}")
    return len(touched)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("record", help="run what is stale and keep what it says")
    verb.add_argument("names", nargs="*", help="environments; without: all")
    verb.add_argument("--anew", action="store_true", help="run what is fresh as well")
    verbs.add_parser("render", help="write the Markdown that pages include")
    verb = verbs.add_parser("lock", help="resolve an environment anew")
    verb.add_argument("name", help="2.4, or 2.4+keras")
    verb.add_argument("python", help="the interpreter: 3.8")
    verb.add_argument("install", nargs="+", help='"tensorflow==2.4.4" "protobuf<3.21"')
    verb.add_argument("--override", action="append", help='"keras>=3", by force')
    verb.add_argument("--variable", action="append", default=[], metavar="NAME=VALUE")
    verb.add_argument("--source", help="the address of a list that states its versions")
    verb.add_argument("--day", help="and of which day that list is: 2026-08-19")
    verb.add_argument("--past", action="append", default=[], help="and its past ones")
    verb = verbs.add_parser("release", help="find how a release installs today")
    verb.add_argument("version", help="its minor version: 2.22")
    verb = verbs.add_parser(
        "make", help="make environments, so that later runs start at once"
    )
    verb.add_argument("names", nargs="*", help="without: those of the gate")
    verb = verbs.add_parser("audit", help="re-run a sample of the records and compare")
    verb.add_argument("--count", type=int, default=20)
    verb.add_argument("--seed", help="without: the commit")
    verbs.add_parser("canary", help="run the examples on tf-nightly, keep nothing")
    verb = verbs.add_parser("heir", help="try another builder of the same site")
    verb.add_argument("name", help="zensical, or properdocs")
    verb = verbs.add_parser("bench", help="what the gate costs, against plain Python")
    verb.add_argument("name", nargs="?", help="without: the newest release")
    verb = verbs.add_parser("prove", help="plant faults: the gate must notice each")
    verb.add_argument("--only", default="", help="a part of a fault's name")
    given = parser.parse_args()
    try:
        if given.verb == "record":
            return record(given.names, given.anew)
        if given.verb == "lock":
            stated = dict(one.split("=", 1) for one in given.variable)
            source = {"address": given.source, "day": given.day, "past": given.past}
            wanted = given.name, given.python, given.install, given.override, stated
            environments.lock(*wanted, source if given.source else None)
        elif given.verb == "make":
            known = environments.load_all()
            wanted = environments.choose(given.names, known) or environments.gate(known)
            for env in wanted:
                print(f"{env.name}: {environments.make(env)}", flush=True)
        elif given.verb == "audit":
            seed = given.seed or audit.commit()
            print(f"{given.count} outcomes, drawn by {seed}", flush=True)
            wrong = audit.compare(audit.sample(given.count, seed))
            print("\n".join(wrong) or "all as recorded")
            return 1 if wrong else 0
        elif given.verb == "canary":
            version, found = canary.compare()
            print(f"{canary.NIGHTLY} {version}: {len(found)} differences")
            print("\n".join(found))
        elif given.verb == "release":
            release(given.version)
        elif given.verb == "prove":
            from proof import prove  # of what a gate is made, and more

            return min(1, prove.prove(given.only))
        elif given.verb == "heir":
            built, said = heirs.build(given.name)
            print(f"{given.name}: {built} pages\n{said}")
            return 0 if built else 1
        elif given.verb == "bench":
            bench.measure(given.name)
        else:
            render_all()
    except (Mistake, Broken, Pending, DataError, LookupError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
