"""Whether the programs of *What changed silently* print what their pages say they print.

    python -m benchmarks.behavior_programs [RELEASE…]

Runs each program on both sides of its change, in a separate process, and compares what it
prints with what follows from the record; also, on the new side, the program with what gives
the old result, which must print what the old side prints. Writes `behavior_programs.json` in this folder:
by program, what it printed on each release. Only what is missing there runs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from harness import environments
from harness import project as projects
from harness.environments import Environment
from harness.project import Project, write
from harness.records import digest
from harness.render.behavior_entries import entries
from harness.render.program_parts import agrees

FOUND = Path(__file__).with_name("behavior_programs.json")
SECONDS = 120  # for one program
RUN = f"""
import json, os, signal, sys, tempfile
import tensorflow as tf
asked = json.load(open(sys.argv[1]))
found = dict()
for name, text in asked.items():
    folder = tempfile.mkdtemp(dir=os.getcwd())
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        out = os.open("out", os.O_WRONLY | os.O_CREAT)
        error = os.open("error", os.O_WRONLY | os.O_CREAT)
        os.dup2(out, 1)
        os.dup2(error, 2)
        signal.alarm({SECONDS})
        try:
            exec(compile(text, name, "exec"), dict(__name__="__main__"))
            sys.stdout.flush()
        except BaseException as raised:
            print("raises", type(raised).__name__, str(raised)[:200], flush=True)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    with open(folder + "/out") as file:
        lines = file.read().strip().splitlines()
    ended = "ends with status " + str(status)
    found[name] = lines[-1] if lines and not status else ended
json.dump(found, open(sys.argv[2], "w"))
"""


def expected(project: Project) -> dict[str, dict[str, tuple[str, str]]]:
    """By environment and digest, each program with what it must print there."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for one in entries(project):
        if one.shown:
            name = digest([one.shown.text])
            sides = (one.before, one.shown.before), (one.after, one.shown.after)
            for release, text in sides:
                found.setdefault(release, {})[name] = (one.shown.text, text)
        if one.shown and one.restored and (again := one.restoring):
            name = digest([again])
            programs = found.setdefault(one.restored.where, {})
            programs[name] = (again, one.shown.before)
    return found


def run(project: Project, env: Environment, asked: dict[str, str]) -> dict[str, str]:
    """The last line that each program prints."""
    python = environments.make(project, env)
    with tempfile.TemporaryDirectory() as folder:
        request, found = Path(folder) / "asked.json", Path(folder) / "found.json"
        request.write_text(json.dumps(asked), "utf-8")
        subprocess.run(
            [str(python), "-c", RUN, str(request), str(found)],
            cwd=folder,
            env=environments.job_variables(env, python) | {"HOME": folder},
            check=True,
            capture_output=True,
        )
        return dict(json.loads(found.read_text("utf-8")))


def load() -> dict[str, dict[str, str]]:
    return json.loads(FOUND.read_text("utf-8")) if FOUND.exists() else {}


def disagreeing(
    wanted: dict[str, dict[str, tuple[str, str]]], found: dict[str, dict[str, str]]
) -> Iterator[str]:
    """Each program that printed something else, or didn't run."""
    for release, programs in wanted.items():
        for name, (_, text) in programs.items():
            printed = found.get(name, {}).get(release)
            if printed is None or not agrees(text, printed):
                yield f"{name} on {release}: {printed!r} instead of {text!r}"


def main() -> None:
    project = projects.here()
    known = environments.load_all(project)
    wanted, found = expected(project), load()
    current = {name for programs in wanted.values() for name in programs}
    found = {name: rows for name, rows in found.items() if name in current}
    for release, programs in sorted(
        wanted.items(), key=lambda one: known[one[0]].order
    ):
        if sys.argv[1:] and release not in sys.argv[1:]:
            continue
        asked = {
            name: text
            for name, (text, _) in programs.items()
            if release not in found.get(name, {})
        }
        if asked:
            for name, printed in run(project, known[release], asked).items():
                found.setdefault(name, {})[release] = printed
            print(f"{release}: {len(asked)} programs ran", flush=True)
            rows = (f'"{n}": {json.dumps(r)}' for n, r in sorted(found.items()))
            write(FOUND, "{\n" + ",\n".join(rows) + "\n}\n")
    wrong = list(disagreeing(wanted, found))
    print("\n".join(wrong))
    runs = sum(map(len, wanted.values()))
    print(f"{len(current)} programs, {runs} runs, {len(wrong)} disagree")


if __name__ == "__main__":
    main()
