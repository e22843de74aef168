"""Runs what is stale and keeps what it says: examples, printed commands; then renders."""

from __future__ import annotations

from proof import (
    Mistake,
    commands,
    environments,
    examples,
    pages,
    records,
    render,
    scripts,
)
from proof.environments import Pending
from proof.releases import facts
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


def render_all(quiet: bool = False) -> int:
    """Writes what the pages include. Returns how many files changed."""
    known = environments.load_all()
    touched = render.save(
        render.everything(examples.load_all(), known, environments.gate(known))
    )
    for path in touched if not quiet else ():
        print(f"rendered {path.relative_to(render.ROOT)}")
    return len(touched)
