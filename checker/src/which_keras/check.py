"""Checks one file: its uses, what is wrong with them, on which releases it runs as it is."""

import re
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from which_keras import behavior, keras3, read, target
from which_keras import unclear as unclear_
from which_keras.names import NOWHERE
from which_keras.problems import BREAKS, LEVELS, PERHAPS, Problem
from which_keras.resolve import Resolver
from which_keras.rules import Rules
from which_keras.table import Table
from which_keras.values import BESIDE, Member, Ref, Use

VERSIONED = re.compile(r"version|hasattr|VERSION")
NOQA = re.compile(r"#\s*noqa(?P<codes>:\s*[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)?", re.I)


class Finding(NamedTuple):
    """What is wrong at one place, and on which columns."""

    line: int  # from 1; in a notebook, in its cell
    column: int  # from 1, in characters
    end_line: int
    end_column: int
    cell: int  # from 1; 0 in a script
    code: str
    level: str
    name: str
    message: str
    columns: int
    instead: Any = None
    word: str = ""
    node: Any = None


class Report(NamedTuple):
    """What is said of one file."""

    path: str
    uses: int
    unclear: List[Tuple[int, int, str]]  # cell, line, what
    findings: List[Finding]
    notes: List[str]
    written_for: str
    failing: int  # the columns on which something breaks
    changing: int
    warning: int
    doubtful: int

    def state(self, column: int) -> str:
        """The worst that happens in a column; "" where it runs as it is."""
        bit = 1 << column
        pairs = zip(LEVELS, (self.failing, self.changing, self.warning, self.doubtful))
        return next((level for level, mask in pairs if mask & bit), "")


class Checker:
    """Checks files; what is equal in several files is judged once."""

    def __init__(self, table: Optional[Table] = None) -> None:
        self.table = table or Table()
        self.behavior = behavior.Behavior(self.table)
        self.rules: Dict[Optional[int], Rules] = {}
        self.legacy_column = next(
            (
                n
                for n in range(len(self.table.columns))
                if self.behavior.keras3 >> n & 1
            ),
            len(self.table.columns),
        )

    def file(self, path: str) -> Report:
        """A file by its path; raises `read.Unreadable`."""
        return self.source(read.load(path))

    def text(self, text: str, path: str = "<stdin>") -> Report:
        return self.source(read.source(path, text.encode()))

    def source(self, source: read.Source, from_: Optional[int] = None) -> Report:
        rules = self.rules.setdefault(from_, Rules(self.table, from_))
        rules.begin()
        resolver = Resolver(self.table, rules.breaks)
        notes = list(source.notes)
        for unit in source.units:
            trees, some = read.trees(unit)
            where = f"cell {unit.cell}, line " if unit.cell else "line "
            notes += [where + one for one in some]
            resolver.versioned = VERSIONED.search(unit.text) is not None
            for tree in trees:
                mark(tree, unit.cell)
                try:
                    resolver.read(tree)
                except RecursionError:
                    notes.append(f"{where}1: nested too deep, left out in part")
        try:
            resolver.finish()
        except RecursionError:
            notes.append("nested too deep, left out in part")
        lines = {unit.cell: unit.text.split("\n") for unit in source.units}
        return self.report(source, resolver, rules, notes, lines)

    def report(
        self,
        source: read.Source,
        resolver: Resolver,
        rules: Rules,
        notes: List[str],
        lines: Dict[int, List[str]],
    ) -> Report:
        findings: List[Finding] = []
        uses, unclear = 0, []
        keras = any(use.stored is None and is_keras_use(use) for use in resolver.uses)
        for use in resolver.uses if keras else []:
            cell = getattr(use.node, "cell", 0)
            vague = unclear_.not_understood(use)
            if vague:
                unclear.append((cell, use.position[0], f".{vague}(…)"))
            uses += use.stored is None and (bool(vague) or is_keras_use(use))
            problems = [] if use.caught else rules.judge(use)
            problems += [] if use.caught else self.behavior.judge(use)
            for one in problems:
                findings.append(self.finding(one, use, cell, lines))
                if one.level == PERHAPS and one.text.startswith(NOWHERE):
                    unclear.append((cell, use.position[0], one.name))
        for node, columns in resolver.required:
            findings.append(self.whole("KT301", node, columns, lines))
        for node, columns in resolver.stray:
            findings.append(self.whole("KT303", node, columns, lines))
        for one in resolver.classes:
            mask = getattr(one, "mask", -1)
            for problem, node in keras3.of_class(one):
                use = Use(def_position(node), [], -1)
                use.node = node
                problem = problem._replace(columns=self.behavior.keras3 & mask)
                findings.append(
                    self.finding(problem, use, getattr(node, "cell", 0), lines)
                )
        findings = self.kept(findings, lines)
        if legacy(resolver, lines):
            findings = [self.as_legacy(one) for one in findings]
        findings = sorted(
            {key(one): one for one in findings if one.columns}.values(), key=key
        )
        return Report(
            source.path,
            uses,
            sorted(set(unclear)),
            findings,
            notes,
            target.written_for(source.commands, self.table.columns),
            *[union(findings, level) for level in LEVELS],
        )

    def as_legacy(self, one: Finding) -> Finding:
        """With `TF_USE_LEGACY_KERAS`, later releases do what the last with Keras 2 does."""
        last = self.legacy_column - 1
        below = one.columns & ((1 << self.legacy_column) - 1)
        later = self.table.every & ~((1 << self.legacy_column) - 1)
        return one._replace(columns=below | (later if one.columns >> last & 1 else 0))

    def finding(
        self, one: Problem, use: Use, cell: int, lines: Dict[int, List[str]]
    ) -> Finding:
        position = use.position
        keywords = getattr(use.node, "keywords", ())
        for keyword in keywords:
            if one.word and keyword.arg == one.word:
                value = keyword.value
                position = (
                    getattr(keyword, "lineno", value.lineno),
                    getattr(keyword, "col_offset", value.col_offset),
                    value.end_lineno or value.lineno,
                    value.end_col_offset or value.col_offset,
                )
        line, column, end_line, end_column = position
        text = lines.get(cell, [])
        return Finding(
            line,
            characters(text, line, column),
            end_line,
            characters(text, end_line, end_column),
            cell,
            one.code,
            one.level,
            one.name,
            one.text,
            one.columns,
            one.instead,
            one.word,
            use.node,
        )

    def whole(
        self, code: str, node: Any, columns: int, lines: Dict[int, List[str]]
    ) -> Finding:
        """A finding on a statement."""
        use = Use(def_position(node), [], -1)
        use.node = node
        one = Problem(
            code, BREAKS, "", behavior.CODES[code], columns & self.table.every
        )
        return self.finding(one, use, getattr(node, "cell", 0), lines)

    @staticmethod
    def kept(findings: List[Finding], lines: Dict[int, List[str]]) -> List[Finding]:
        """Without those that a comment on their line silences."""
        found = []
        for one in findings:
            text = lines.get(one.cell, [])
            line = text[one.line - 1] if 0 < one.line <= len(text) else ""
            match = NOQA.search(line) if "noqa" in line.lower() else None
            if match and (
                not match["codes"]
                or one.code in re.findall(r"[A-Z]+\d+", match["codes"].upper())
            ):
                continue
            found.append(one)
        return found


def mark(tree: Any, cell: int) -> None:
    """Says of each node in which cell it is."""
    if cell:
        stack = [tree]
        while stack:
            node = stack.pop()
            node.cell = cell
            for name in node._fields:
                value = getattr(node, name, None)
                if isinstance(value, list):
                    stack += [one for one in value if hasattr(one, "_fields")]
                elif hasattr(value, "_fields"):
                    stack.append(value)


def def_position(node: Any) -> Tuple[int, int, int, int]:
    return node.lineno, node.col_offset, node.lineno, node.col_offset + 1


def key(one: Finding) -> Tuple[Any, ...]:
    return one.cell, one.line, one.column, one.code, one.level, one.name, one.message


def union(findings: List[Finding], level: str) -> int:
    found = 0
    for one in findings:
        if one.level == level:
            found |= one.columns
    return found


def characters(lines: List[str], line: int, offset: int) -> int:
    """A column in characters, from 1, for an offset in bytes."""
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    if text.isascii():
        return offset + 1
    return len(text.encode()[:offset].decode(errors="ignore")) + 1


def is_keras_use(use: Use) -> bool:
    for target_, _ in use.targets:
        of = target_.of if isinstance(target_, Member) else target_
        if type(of).__name__ in ("Made", "Own", "Super", "Tensor", "Shaped"):
            return True
        if isinstance(of, Ref) and (of.is_keras or of.path.startswith(BESIDE)):
            return True
    return False


LEGACY = re.compile(r"""TF_USE_LEGACY_KERAS['"]\]?\s*[=,:]+\s*['"]?(1|[Tt]rue)""")


def legacy(resolver: Resolver, lines: Dict[int, List[str]]) -> bool:
    """Whether the file chooses Keras 2 on later releases, too."""
    return any(
        LEGACY.search(line)
        for text in lines.values()
        for line in text
        if "LEGACY" in line
    )
