"""Keeps one open issue about what differs on the nightly build, from its report.

The report was printed by code that nobody reviewed: here it is text, cut to a length and
put into a fence that it can't close. Nothing of it is run, and nothing of it is a title,
an option or an issue's number. Standard library and `gh`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

LABEL = "nightly"
TITLE = "Examples that differ on the nightly build"
SAME, DIFFERS = 0, 3  # the exit codes of `harness nightly` that aren't a crash
LONGEST = 50_000  # characters; an issue may have 65,536


class Unusable(Exception):
    """The run left no report that can be used."""


def read(folder: Path) -> tuple[int, str]:
    """The exit code and the report that the run uploaded. Raises `Unusable`."""
    try:
        code = (folder / "exit-code").read_text(encoding="ascii").strip()
        report = (folder / "report.txt").read_text(encoding="utf-8", errors="replace")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(str(error)) from None
    if code not in {str(SAME), str(DIFFERS)}:
        raise Unusable(f"exit code {code[:20]!r}: the run crashed")
    if code == str(DIFFERS) and not report.strip():
        raise Unusable("something differs, and the report is empty")
    return int(code), report


def body(report: str, run: str) -> str:
    """The issue's text. `run` is the URL of the workflow's run."""
    report = "".join(one for one in report if one == "\n" or one.isprintable())
    if len(report) > LONGEST:
        report = report[:LONGEST] + "\n… (cut: the whole report is in the run)"
    longest = max((len(one) for one in ticks(report)), default=0)
    fence = "`" * max(3, longest + 1)
    return (
        f"From [the newest run]({run}). This text is replaced by each run; the issue is "
        f"closed when nothing differs.\n\n{fence}text\n{report.rstrip()}\n{fence}\n"
    )


def ticks(text: str) -> list[str]:
    """The runs of backticks in a text."""
    other = "".join(one if one == "`" else " " for one in text)
    return other.split()


def gh(*words: str, given: str | None = None) -> str:
    """Runs `gh`. Raises `CalledProcessError`."""
    done = subprocess.run(
        ["gh", *words], input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def open_issue() -> int | None:
    """The number of the open issue. The label marks it: only maintainers can set one."""
    wanted = ("--label", LABEL, "--state", "open", "--json", "number")
    numbers = [one["number"] for one in json.loads(gh("issue", "list", *wanted))]
    return min(numbers, default=None)


def keep(code: int, report: str, run: str) -> str:
    """Opens, updates, or closes the issue. Returns what was done."""
    number = open_issue()
    if code == SAME and number is None:
        return "nothing differs, and no issue is open"
    if code == SAME:
        comment = f"Nothing differs any more: [run]({run})."
        gh("issue", "close", str(number), "--comment", comment)
        return f"closed issue {number}"
    text = body(report, run)
    if number is None:
        about = "What differs on the nightly build"
        gh("label", "create", LABEL, "--description", about, "--force")
        gh(
            *("issue", "create", "--title", TITLE),
            *("--label", LABEL, "--body-file", "-"),
            given=text,
        )
        return "opened an issue"
    gh("issue", "edit", str(number), "--body-file", "-", given=text)
    return f"updated issue {number}"


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="has report.txt and exit-code")
    parser.add_argument("run", help="the URL of the workflow's run")
    given = parser.parse_args(words)
    try:
        print(keep(*read(given.folder), given.run))
    except Unusable as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
