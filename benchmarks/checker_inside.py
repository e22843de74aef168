"""Runs programs cell by cell inside one environment: what each cell did.

Reads jobs from standard input, a line of JSON each: {"key", "cells", "lines"}; writes a line
for each: what happened to each cell, and which of `lines` were reached. A fork runs each
program, in an empty folder, without network, with small made-up data instead of downloads.
Runs on Python 3.7 and later; nothing of ours is installed here.
"""

import ast
import builtins
import json
import linecache
import os
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback

from checker_stand_ins import Nothing, prepare

PER_CELL, PER_PROGRAM = 5, 25  # CPU seconds
LONGEST = 120  # seconds by the clock, for a cell
PLACE = re.compile(r"cell_(\d+)\.py\"?, line (\d+)")


class OverTime(BaseException):
    """Not an Exception: programs catch those."""


def over(*_):
    raise OverTime


class Marks(ast.NodeTransformer):
    """Notes that a line was reached, before each statement of a function on it."""

    def __init__(self, cell, lines):
        self.cell, self.lines = cell, lines

    def visit_body(self, node):
        self.generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            some = getattr(node, field, None)
            if not isinstance(some, list):
                continue
            made = []
            for one in some:
                here = self.own_lines(one) if hasattr(one, "lineno") else []
                if here and isinstance(one, ast.stmt):
                    text = "__seen__(%d, %r)" % (self.cell, here)
                    mark = ast.parse(text).body[0]
                    for part in ast.walk(mark):
                        ast.copy_location(part, one)
                    first = isinstance(one, ast.Expr) and isinstance(
                        getattr(one, "value", None), ast.Constant
                    )
                    future = (
                        isinstance(one, ast.ImportFrom) and one.module == "__future__"
                    )
                    if not first and not future:
                        made.append(mark)
                made.append(one)
            setattr(node, field, made)
        return node

    def own_lines(self, node):
        """The marked lines of a statement; of one with a body, of its head."""
        last = getattr(node, "end_lineno", None) or node.lineno
        body = getattr(node, "body", None)
        if body:
            last = max(node.lineno, min(last, body[0].lineno - 1))
        return [n for n in self.lines if node.lineno <= n <= last]

    visit_Module = visit_If = visit_For = visit_With = visit_Try = visit_While = (
        visit_body
    )
    visit_FunctionDef = visit_ClassDef = visit_ExceptHandler = visit_body


def run(job):
    """What each cell did: ["ok"], ["raises", type, text, places], ["time"], ["not run"]."""
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    sys.modules["numpy"].random.seed(0)
    seen = set()
    names = {
        "__name__": "__main__",
        "__seen__": lambda cell, lines: seen.update((cell, n) for n in lines),
    }
    for name in ("display", "get_ipython"):
        names[name] = Nothing()
    module = type(sys)("__main__")
    module.__dict__.update(names)
    sys.modules["__main__"] = module
    names = module.__dict__
    builtins.input = lambda *args: ""
    found = []
    signal.signal(signal.SIGALRM, over)
    signal.signal(signal.SIGPROF, over)
    by_cell = {}
    for cell, line in job["lines"]:
        by_cell.setdefault(cell, []).append(line)
    for number, text in job["cells"]:
        if time.process_time() > PER_PROGRAM:
            found.append([number, "not run"])
            continue
        path = os.path.join(folder, "cell_%d.py" % number)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        linecache.checkcache(path)
        try:
            tree = ast.parse(text)
            if number in by_cell:
                tree = ast.fix_missing_locations(
                    Marks(number, by_cell[number]).visit(tree)
                )
            code = compile(tree, path, "exec")
        except (SyntaxError, ValueError):
            found.append([number, "not Python"])
            continue
        signal.alarm(LONGEST)
        signal.setitimer(signal.ITIMER_PROF, PER_CELL)
        try:
            exec(code, names)
            found.append([number, "ok"])
        except OverTime:
            found.append([number, "time"])
        except SystemExit:
            found.append([number, "exit"])
        except BaseException as error:
            found.append(
                [
                    number,
                    "raises",
                    type(error).__name__,
                    str(error)[:600],
                    places(error),
                ]
            )
        finally:
            signal.alarm(0)
            signal.setitimer(signal.ITIMER_PROF, 0)
    shutil.rmtree(folder, ignore_errors=True)
    took = round(time.process_time(), 1)
    return {"cells": found, "seen": sorted(seen), "seconds": took}


def places(error):
    """The places in the program's cells through which an error came."""
    found = []
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    for cell, line in PLACE.findall(text):
        if [int(cell), int(line)] not in found:
            found.append([int(cell), int(line)])
    return found[:40]


def forked(job):
    """Runs a job in a fork; an empty result where it crashed."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(read)
            null = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1, 2):
                os.dup2(null, number)
            data = json.dumps(run(job)).encode()
            with os.fdopen(write, "wb") as file:
                file.write(data)
        finally:
            os._exit(0)
    os.close(write)
    data = b""
    stop = time.time() + 5 * LONGEST
    import select

    while time.time() < stop:
        if select.select([read], [], [], 1)[0]:
            part = os.read(read, 1 << 16)
            if not part:
                break
            data += part
    os.close(read)
    try:
        os.kill(child, signal.SIGKILL)
    except ProcessLookupError:
        pass
    os.waitpid(child, 0)
    return json.loads(data) if data else {"cells": [], "seen": [], "crashed": True}


def main():
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    prepare()
    for line in sys.stdin:
        job = json.loads(line)
        out.write(json.dumps(dict(forked(job), key=job["key"])) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
