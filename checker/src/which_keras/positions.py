"""Positions that older Python versions don't give: of imported names, and of keywords."""

import ast
import re
import sys
from typing import Any, List

COMPLETE = sys.version_info >= (3, 10)


def complete(tree: ast.Module, text: str) -> None:
    """Adds the positions that are missing: lines from 1, offsets in bytes."""
    if COMPLETE:
        return
    lines = [line.encode() for line in text.split("\n")]
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            of_names(node, lines)
        elif isinstance(node, (ast.Call, ast.ClassDef)):
            for keyword in node.keywords:
                if keyword.arg and not hasattr(keyword, "lineno"):
                    of_keyword(keyword, lines)


def of_names(node: Any, lines: List[bytes]) -> None:
    line, offset = node.lineno, node.col_offset
    if isinstance(node, ast.ImportFrom):
        line, offset = after(rb"\bimport\b", lines, line, offset, node.end_lineno)
    for one in node.names:
        pattern = re.escape(one.name.encode()).replace(rb"\.", rb"\s*\.\s*")
        word = rb"\*" if one.name == "*" else rb"(?<![\w.])" + pattern + rb"(?![\w.])"
        line, offset = after(word, lines, line, offset, node.end_lineno)
        one.lineno = one.end_lineno = line
        one.end_col_offset = offset
        one.col_offset = offset - len(one.name.encode())


def after(word: bytes, lines: List[bytes], line: int, offset: int, last: int) -> Any:
    """The place after a word, at or behind a place; that place if the word isn't found."""
    start = offset
    for number in range(line, last + 1):
        match = re.compile(word).search(lines[number - 1], start)
        if match:
            return number, match.end()
        start = 0
    return line, offset


def of_keyword(keyword: Any, lines: List[bytes]) -> None:
    value = keyword.value
    pattern = re.compile(rb"\b" + keyword.arg.encode() + rb"\s*=[\s(]*$")
    keyword.lineno, keyword.col_offset = value.lineno, value.col_offset
    keyword.end_lineno, keyword.end_col_offset = value.end_lineno, value.end_col_offset
    match = pattern.search(lines[value.lineno - 1][: value.col_offset])
    if match:
        keyword.col_offset = match.start()
