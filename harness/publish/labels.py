"""Cells that say the heading of their column: on a phone, a row is a card.

In the built page rather than by a script, so that nothing moves when the page is there.
"""

from __future__ import annotations

import re
from html import escape, unescape

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)  # of Markdown: without a class
HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<td(?=[ >])")
EMPTY = "></td>"
TAG = re.compile(r"<[^>]*>")


def labeled(text: str) -> str:
    """HTML whose tables have, in each cell that isn't empty, the text of its heading as
    `data-label`. A table that has them stays as it is."""
    return TABLE.sub(lambda table: _table(table[0]), text)


def _table(table: str) -> str:
    if " data-label=" in table:
        return table
    head, body, rows = table.partition("<tbody>")
    headings = [unescape(TAG.sub("", one)).strip() for one in HEADING.findall(head)]
    return head + body + ROW.sub(lambda row: _row(row[0], headings), rows)


def _row(row: str, headings: list[str]) -> str:
    columns = iter(headings)

    def cell(found: re.Match[str]) -> str:
        heading = next(columns, "")
        if not heading or row.startswith(EMPTY, found.end()):
            return found[0]
        return f'{found[0]} data-label="{escape(heading)}"'

    return CELL.sub(cell, row)
