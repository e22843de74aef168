"""The term list of this site, over all words that a reader meets.

`python -m tests.content.terms [PATH …]` lists what it finds, with the word to use.
A plain check instead of textlint with prh: textlint installs 400 packages, and doesn't
see front matter, notebooks, generated sentences, or the text of programs, where half of
the findings were.
"""

from __future__ import annotations

import ast
import io
import json
import re
import sys
import tokenize
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_suffix(".toml")
LONGEST = 35  # words of a sentence
PLACES = (
    *("docs", "generated", "snippets", "harness", "benchmarks", "tests", "overrides"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", ".github"),
    *("Makefile", "mkdocs.yml"),
)
# What nobody wrote here: messages as they were printed, other people's names, this list.
FOREIGN = re.compile(
    r"""^(?:docs/(?:about/\w+\.txt|api/|constraints/|assets/vendor/)|tests/(?:cases/|site/\w+\.json|content/terms)|generated/.*\.sh\.md)"""
)
FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,}).*?^\1\2[ \t]*$", re.MULTILINE | re.DOTALL)
# Readers' own words, and titles that are a message.
ASKED = re.compile(
    r"^asked:\n(?:  - .*\n)+|^title: .*\n(?=description: .*\n(?:asked:\n(?:  - .*\n)+)?---\n\n# `)",
    re.MULTILINE,
)
# Code, includes, the target of a link, tags with their attributes, boxes' quoted messages.
QUOTED = re.compile(
    r"""(?P<tick>`+)(?!`)[^\n]+?(?<!`)(?P=tick)(?!`)|^[ \t]*-+8<-+[^\n]*$|\]\([^)]*\)|\]\[[^]]*\]
    |<code>.*?</code>|</?[a-zA-Z][^>\n]*>|<!--.*?-->|\{[:#. ][^}]*\}|^[ \t]*(?:!!!|\?\?\?\+?)\ failure\ "[^\n]*$|https?://\S+""",
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n|\n\s*[-|*#]|\|")


class Finding(NamedTuple):
    """A word of the list, where it is, and what to use; or a sentence that is too long."""

    path: str
    line: int
    found: str
    use: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.found!r}: {self.use}"


@cache
def patterns() -> list[tuple[re.Pattern[str], str]]:
    """The list, each pattern with the words to use."""
    read = tomllib.loads(LIST.read_text("utf-8"))
    return [
        (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), use)
        for part in read.values()
        for pattern, use in part.items()
    ]


def blank(found: re.Match[str]) -> str:
    """As many lines, and a mark that no pattern matches."""
    return "§" + "\n" * found[0].count("\n")


def of_markdown(text: str) -> Iterator[tuple[int, str]]:
    """The prose of a Markdown source: without code, includes, and what readers asked."""
    text = FENCE.sub(blank, ASKED.sub(blank, text))
    yield 1, QUOTED.sub(blank, text)


def of_notebook(text: str) -> Iterator[tuple[int, str]]:
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield from ((1, one) for _, one in of_markdown(source))
        else:
            yield from ((1, one) for _, one in of_python(source))


def of_python(text: str) -> Iterator[tuple[int, str]]:
    """The comments and docstrings of a program, and the texts that it prints or raises."""
    lines = io.StringIO(text).readline
    try:
        tokens = list(tokenize.generate_tokens(lines))
        tree = ast.parse(text)
    except (SyntaxError, tokenize.TokenError):
        return  # an example of a program that isn't one
    for token in tokens:
        if token.type == tokenize.COMMENT and "--8<--" not in token.string:
            yield token.start[0], QUOTED.sub(blank, token.string)
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and " " in value:  # else a name
            yield node.lineno, "\n".join(one for _, one in of_markdown(value))


def of_script(text: str) -> Iterator[tuple[int, str]]:
    """The comments and texts of JavaScript, YAML, templates, and the Makefile: all of it."""
    yield 1, QUOTED.sub(blank, text)


KINDS = {".md": of_markdown, ".ipynb": of_notebook, ".py": of_python}
OTHERS = {".js", ".yml", ".jinja", ".html", ".css", ".sh", ""}


def files(root: Path, places: Iterable[str] = PLACES) -> Iterator[Path]:
    """What is checked."""
    for place in places:
        path = root / place
        for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
            name = one.relative_to(root).as_posix()
            known = one.suffix in KINDS or one.suffix in OTHERS
            foreign = "__pycache__" in name or FOREIGN.match(name)
            if one.is_file() and known and not foreign:
                yield one


def check(path: Path, root: Path) -> Iterator[Finding]:
    """What the list finds in a file."""
    name = path.relative_to(root).as_posix()
    prose = KINDS.get(path.suffix, of_script)
    for first, text in prose(path.read_text("utf-8")):
        for pattern, use in patterns():
            for found in pattern.finditer(text):
                line = first + text.count("\n", 0, found.start())
                yield Finding(name, line, found[0], use)
        if path.suffix == ".md":
            yield from long_sentences(name, text)


def long_sentences(name: str, text: str) -> Iterator[Finding]:
    begin = 0
    for end in [*(one.start() for one in SENTENCE.finditer(text)), len(text)]:
        words = text[begin:end].split()
        if len(words) > LONGEST:
            line = text.count("\n", 0, begin) + 1
            shown = " ".join(words[:6])
            yield Finding(name, line, shown, f"{len(words)} words: at most {LONGEST}")
        begin = end


if __name__ == "__main__":
    here = Path.cwd()
    every = [f for one in files(here, sys.argv[1:] or PLACES) for f in check(one, here)]
    print(*every, f"{len(every)} findings", sep="\n")
    sys.exit(bool(every))
