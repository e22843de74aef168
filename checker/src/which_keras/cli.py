"""The command: `which-keras check PATH…`. Exit 0: clean, 1: something breaks or changes
the result, 2: the command failed."""

import argparse
import gc
import os
import sys
import time
from typing import List, Optional, Tuple

from which_keras import (
    __version__,
    doctor,
    explain,
    fix,
    read,
    report,
    saved_answer,
    saved_file,
    target,
)
from which_keras.check import Checker, Report
from which_keras.hdf5 import Unreadable
from which_keras.report import Asked
from which_keras.table import Table

FORMATS = ("concise", "full", "json", "github", "sarif")
SLOW = 3.0  # seconds after which progress is shown


class Failure(Exception):
    """The command can't do what was asked; the message says why."""


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="which-keras", description=__doc__)
    made.add_argument(
        "--version", action="version", version=f"which-keras {__version__}"
    )
    commands = made.add_subparsers(dest="command", metavar="COMMAND")
    commands.required = True
    check = commands.add_parser(
        "check", help="what of some files breaks, on which release"
    )
    check.add_argument(
        "paths", nargs="+", metavar="PATH", help="files or folders; - is standard input"
    )
    check.add_argument(
        "--target",
        metavar="2.16",
        help="the release to run on; without it, what the project requires, or the newest",
    )
    check.add_argument(
        "--from",
        dest="from_",
        metavar="2.4",
        help="the release that the code was written for",
    )
    check.add_argument(
        "--all", action="store_true", dest="every", help="what is wrong on any release"
    )
    check.add_argument("--output-format", choices=FORMATS, default="concise")
    check.add_argument(
        "--diff", action="store_true", help="show the edits that are tested"
    )
    check.add_argument("--fix", action="store_true", help="write them")
    check.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 even if something breaks"
    )
    check.add_argument("--quiet", action="store_true", help="only findings")
    name = commands.add_parser(
        "name", help="what a name, a method, or an argument is on each release"
    )
    name.add_argument("name", metavar="tf.keras.layers.Dense.call")
    why = commands.add_parser(
        "explain", help="the traceback on standard input, or a code: KT101"
    )
    why.add_argument("code", nargs="?")
    file = commands.add_parser(
        "file", help="which Keras wrote a saved model, and which releases load it"
    )
    file.add_argument("paths", nargs="+", metavar="model.h5")
    look = commands.add_parser("doctor", help="whether what is installed fits")
    look.add_argument("--python", metavar="PATH", help="the interpreter to look at")
    return made


def main(arguments: Optional[List[str]] = None) -> int:
    asked = parser().parse_args(arguments)
    try:
        run = {
            "check": check,
            "name": name,
            "explain": why,
            "file": file,
            "doctor": look,
        }
        return run[asked.command](asked)
    except Failure as error:
        print(f"which-keras: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 2


def name(asked: argparse.Namespace) -> int:
    lines = explain.name(Table(), asked.name)
    if not lines:
        raise Failure(f"no release that was tested has {asked.name}")
    print("\n".join(lines))
    return 0


def why(asked: argparse.Namespace) -> int:
    if asked.code:
        lines = explain.code(asked.code)
        if not lines:
            raise Failure(
                f"there is no code {asked.code}; they are {', '.join(sorted(report.CODES))}"
            )
    else:
        lines = explain.traceback(Table(), sys.stdin.read())
        if not lines:
            raise Failure(
                "no exception is in this text: paste a traceback, to its last line"
            )
    print("\n".join(lines))
    return 0


def file(asked: argparse.Namespace) -> int:
    """What is said of each file; 2 if one can't be read."""
    failed = 0
    for path in asked.paths:
        try:
            found = saved_file.inspect(path)
        except Unreadable as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed = 2
        except OSError as error:
            print(f"{path}: {(error.strerror or str(error)).lower()}", file=sys.stderr)
            failed = 2
        else:
            print("\n".join(saved_answer.lines(path, found)))
    return failed


def look(asked: argparse.Namespace) -> int:
    lines, fine = doctor.run(asked.python)
    print("\n".join(lines))
    return 0 if fine else 1


def check(asked: argparse.Namespace) -> int:
    gc.set_threshold(200_000, 20, 20)  # trees are large and have no cycles
    checker = Checker()
    columns = checker.table.columns
    wanted, reason = wanted_column(asked, columns)
    from_ = column(asked.from_, columns) if asked.from_ else None
    failed: List[str] = []
    reports = list(every(checker, asked, failed, from_))
    shown = Asked(columns, wanted, from_, asked.every)
    if asked.diff or asked.fix:
        mend(checker, reports, shown, asked)
    else:
        show(reports, shown, asked, failed)
    if not asked.quiet:
        summary(reports, shown, reason, failed)
    if any(r.notes for r in reports) and not asked.quiet:
        notes(reports)
    if failed and not reports:
        return 2
    broken = any(map(shown.fails, reports))
    return 1 if broken and not asked.exit_zero else 0


def column(text: str, columns: List[str]) -> int:
    try:
        return target.column(text, columns)
    except ValueError as error:
        raise Failure(str(error)) from error


def wanted_column(asked: argparse.Namespace, columns: List[str]) -> Tuple[int, str]:
    """The release to check for, and why that one."""
    if asked.target:
        return column(asked.target, columns), "--target"
    first = asked.paths[0]
    found = target.project(first if first != "-" else ".", columns)
    if found:
        return target.newest(found[0]), found[1]
    return len(columns) - 1, "the newest"


def every(
    checker: Checker, asked: argparse.Namespace, failed: List[str], from_: Optional[int]
) -> "List[Report]":
    """The reports of all files; what can't be read is said in `failed`."""
    paths = [one for one in asked.paths if one != "-"]
    reports = []
    if len(paths) < len(asked.paths):
        data = sys.stdin.buffer.read()
        reports.append(guarded(checker, "<stdin>", failed, from_, data))
    begun = said = time.monotonic()
    for number, path in enumerate(read.walk(paths, failed), 1):
        reports.append(guarded(checker, path, failed, from_))
        now = time.monotonic()
        if now - begun > SLOW and now - said > 1 and sys.stderr.isatty():
            print(f"\r{number:,} files", end="", file=sys.stderr, flush=True)
            said = now
    if said != begun:
        print("\r", end="", file=sys.stderr)
    return [one for one in reports if one is not None]


def guarded(
    checker: Checker,
    path: str,
    failed: List[str],
    from_: Optional[int],
    data: Optional[bytes] = None,
) -> Optional[Report]:
    """The report of one file. One that can't be read doesn't stop the others."""
    try:
        source = read.load(path) if data is None else read.source(path, data)
        return checker.source(source, from_)
    except read.Unreadable as error:
        failed.append(f"{path}: {error}, left out")
    return None


def show(
    reports: List[Report], shown: Asked, asked: argparse.Namespace, failed: List[str]
) -> None:
    form = asked.output_format
    if form == "json":
        print(report.as_json(reports, shown, failed))
    elif form == "sarif":
        print(report.sarif(reports, shown))
    else:
        write = {
            "concise": report.concise,
            "full": report.full,
            "github": report.github,
        }[form]
        for line in write(reports, shown):
            print(line)


def mend(
    checker: Checker, reports: List[Report], shown: Asked, asked: argparse.Namespace
) -> None:
    """Shows or writes the tested edits."""
    since = target.number(asked.from_)[:2] if asked.from_ else None
    for one in reports:
        findings = shown.shown(one)
        if one.path == "<stdin>" or not findings:
            continue
        made = fix.mended(checker, one, findings, since)
        if made is None:
            continue
        if asked.fix:
            with open(one.path, "w", encoding="utf-8", newline="") as file:
                file.write(made.after)
            print(f"{one.path}: {made.edits} edited, {made.left} left")
        else:
            print(made.diff, end="")


def summary(
    reports: List[Report], shown: Asked, reason: str, failed: List[str]
) -> None:
    """On standard error, so that standard output is what was asked for."""
    for one in failed:
        print(one, file=sys.stderr)
    used = [one for one in reports if one.uses]
    release = shown.columns[shown.target]
    print(f"TensorFlow {release} ({reason}): {report.counted(used)}", file=sys.stderr)
    if used:
        runs = -1
        for one in used:
            runs &= report.as_it_is(one, shown.columns)
        every_one = "all of it runs" if len(used) > 1 else "it runs"
        names = report.ranges(runs, shown.columns) or "no release"
        print(f"{every_one} as it is on: {names}", file=sys.stderr)


def notes(reports: List[Report]) -> None:
    for one in reports:
        for note in one.notes:
            print(f"{one.path}: {note}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
