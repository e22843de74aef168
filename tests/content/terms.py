"""The term list of this site, over all words that a reader or a contributor meets.

`python -m tests.content.terms [PATH …]` lists what it finds, with the word to use.
A plain check instead of textlint with prh: textlint installs 400 packages, and doesn't
see front matter, notebooks, generated sentences, or the text of programs, where half of
the findings were.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tokenize
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, String

from harness.cache import cached, contents
from harness.project import Project

LIST = Path(__file__).with_suffix(".toml")
LONGEST = 35  # words of a sentence
PLACES = (
    *("docs", "generated", "snippets", "harness", "benchmarks", "tests", "overrides"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", ".github"),
    *("Makefile", "mkdocs.yml", "pyproject.toml", "schemas"),
)
# What nobody wrote here: messages as they were printed, other people's names, this list.
FOREIGN = re.compile(
    r"docs/(?:about/\w+\.txt|api/|constraints/|assets/(?:vendor/|paraphrased\.js)|can-i-use/(?!index|compare|instead))"
    r"|tests/(?:cases/|js/(?:paraphrased|verbatim|answers)\.test|site/\w+\.json|content/(?:test_)?terms\.)|generated/.*\.sh\.md"
)
FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,}).*?^\1\2[ \t]*$", re.MULTILINE | re.DOTALL)
# Readers' own words, and titles that are a message.
ASKED = re.compile(
    r"^asked:\n(?:  - .*\n)+"
    r"|^title: .*\n(?=description: .*\n(?:asked:\n(?:  - .*\n)+)?---\n\n# `)",
    re.MULTILINE,
)
# Code, includes, the target of a link, tags with their attributes, boxes' quoted messages.
QUOTED = re.compile(
    r"""(?P<tick>`+)(?!`)[^\n]+?(?<!`)(?P=tick)(?!`)
    |^[ \t]*-+8<-+[^\n]*$
    |\]\([^)]*\)|\]\[[^]]*\]|https?://\S+
    |<code>.*?</code>|</?[a-zA-Z][^>\n]*>|<!--.*?-->|\{[:#. ][^}]*\}
    |^[ \t]*(?:!!!|\?\?\?\+?)\ failure\ "[^\n]*$""",
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
# Where a text ends in HTML and SVG, as a paragraph does.
BLOCK_END = re.compile(r"</(?:desc|dd|div|figcaption|li|p|td|text|th|title|tspan)>")
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
TEXT = re.compile(r"""(["'])(.*?)\1""")  # in a template's expression
FIELD = re.compile(r"\{[^{}]*\}")  # of an f-string, which 3.11 gives as one token
RAISED = re.compile(r"\w+(?:Error|Exception|Warning): ")  # a message, as it was printed
WORD = re.compile(r'"[^"\s]*"')
KEY = re.compile(r""""[\w-]+"(?=\s*:)""")  # of a line of JSON
LEADER = re.compile(r"^[ \t]*(?:#+|//+|\*+)", re.MULTILINE)  # of a comment
ESCAPE = re.compile(r"\\[abfnrtv]")
SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n|\n\s*[-|*#]|\|")
BREAK = re.compile(r"[ \t]*\n[ \t]*(?=\S)")  # inside a paragraph
JOINED = "\x1f"  # a line's end there: patterns read on, and it still counts as a line

Prose = Iterator[tuple[int, str]]  # (the number of its first line, a text)


class Finding(NamedTuple):
    """A word of the list, where it is, and what to use; or a sentence that is too long."""

    path: str
    line: int
    found: str
    use: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.found!r}: {self.use}"


@cache
def patterns() -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], str]]]:
    """One pattern for the whole list, and each pattern with the words to use.

    They match lower-case text: ten times as fast as to ignore the case.
    """
    read = tomllib.loads(LIST.read_text("utf-8"))
    entries = [
        (pattern.replace(" ", f"[ {JOINED}]"), use)
        for part in read.values()
        for pattern, use in part.items()
    ]
    every = "|".join(f"(?:{pattern})" for pattern, _ in entries)
    return re.compile(rf"\b(?<!-)(?:{every})(?![\w-])"), [
        (re.compile(rf"(?:{pattern})(?![\w-])"), use) for pattern, use in entries
    ]


def blank(found: re.Match[str]) -> str:
    """As many lines, and a mark that no pattern matches."""
    return "§" + "\n" * found[0].count("\n")


def of_markdown(text: str) -> Prose:
    """The prose of a Markdown source: without code, includes, and what readers asked."""
    text = FENCE.sub(blank, ASKED.sub(blank, text))
    text = BLOCK_END.sub("|", text)
    yield 1, QUOTED.sub(blank, text)


def of_notebook(text: str) -> Prose:
    """The prose of its cells. Each line of a cell is a line of the file."""
    at = 0
    for cell in json.loads(text)["cells"]:
        source = cell["source"]
        if not source:
            continue
        found = text.find(json.dumps(source[0], ensure_ascii=False), at)
        line = text.count("\n", 0, found)
        at = found + 1
        prose = of_markdown if cell["cell_type"] == "markdown" else of_python
        yield from ((line + n, one) for n, one in prose("".join(source)))


def of_python(text: str) -> Prose:
    """The comments and docstrings of a program, and the texts that it prints or raises.

    Lines of a comment, and texts that Python joins, are one text. A raw string is a
    pattern, and one without a space is a name.
    """
    begin, parts = 0, ""
    last, kind = 0, ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            now, part = python_part(token)
            if now == "":
                continue
            if now != kind or (now == "comment" and token.start[0] > last + 1):
                yield from python_text(begin, parts, kind)
                begin, parts = token.start[0], ""
            elif now != "code":
                parts += "\n" * (token.start[0] - last)
            parts, last, kind = parts + part, token.end[0], now
        yield from python_text(begin, parts, kind)
    except (SyntaxError, tokenize.TokenError):
        return  # an example of a program that isn't one


def python_part(token: tokenize.TokenInfo) -> tuple[str, str]:
    """What a token is, `comment`, `text`, or `code`, and its words; "" for a line's end."""
    name = tokenize.tok_name[token.type]
    if name == "COMMENT":
        return "comment", "" if "--8<--" in token.string else token.string.lstrip("#")
    if name in {"FSTRING_START", "FSTRING_END", "NL"}:
        return "", ""
    if name == "FSTRING_MIDDLE":
        return "text", token.string
    if name != "STRING":
        return "code", ""
    prefix = token.string[: re.search("[\"']", token.string).start()].lower()
    if "r" in prefix or "b" in prefix:
        return "code", ""
    quotes = 3 if token.string[len(prefix) :][:3] in {'"""', "'''"} else 1
    part = token.string[len(prefix) + quotes : -quotes]
    part = ESCAPE.sub("  ", part).replace("\\'", "'").replace('\\"', '"')
    return "text", FIELD.sub("§", part) if "f" in prefix else part


def python_text(line: int, text: str, kind: str) -> Prose:
    if kind == "comment":
        yield line, QUOTED.sub(blank, text)
    elif kind == "text" and " " in text and not RAISED.match(text):
        yield line, "".join(one for _, one in of_markdown(KEY.sub("§", text)))


def of_javascript(text: str) -> Prose:
    """Its comments and strings; the rest becomes marks."""
    kept = ""
    for kind, part in JavascriptLexer(stripnl=False).get_tokens(text):
        code = kind in String.Regex or kind in String.Interpol
        code |= bool(RAISED.match(part.strip("\"'`")))
        if kind in String and not code:
            kept += part.replace("`", " ")  # it begins a text here, no code
        else:
            kept += part if kind in Comment else "§" + "\n" * part.count("\n")
    return of_script(kept)


def of_template(text: str) -> Prose:
    """The text of a Jinja template, and the texts in its expressions."""
    yield from of_markdown(JINJA.sub(expression, text))


def expression(found: re.Match[str]) -> str:
    texts = [part for _, part in TEXT.findall(found[0]) if " " in part]
    return "§".join(["", *texts, ""]) + "\n" * found[0].count("\n")


def of_json(text: str) -> Prose:
    """Its strings; one without a space is a name."""
    return of_script(WORD.sub("§", text))


def of_script(text: str) -> Prose:
    """All of the text of YAML, TOML, CSS, shell lines, and the Makefile."""
    yield 1, QUOTED.sub(blank, LEADER.sub(" ", text))


KINDS: dict[str, Callable[[str], Prose]] = {
    ".md": of_markdown,
    ".ipynb": of_notebook,
    ".py": of_python,
    ".js": of_javascript,
    ".jinja": of_template,
    ".html": of_template,
    ".json": of_json,
    **dict.fromkeys((".yml", ".toml", ".ini", ".css", ".sh", ""), of_script),
}


def files(root: Path, places: Iterable[str] = PLACES) -> Iterator[Path]:
    """What is checked, of these files and folders below the root."""
    for place in places:
        path = root / place
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder to check")
        for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
            name = one.relative_to(root).as_posix()
            foreign = FOREIGN.match(name) or "__pycache__" in name
            if one.suffix in KINDS and one.is_file() and not foreign:
                yield one


def check(path: Path, root: Path) -> Iterator[Finding]:
    """What the list finds in a file, in the order of its lines."""
    name = path.relative_to(root).as_posix()
    found = []
    for first, text in KINDS[path.suffix](path.read_text("utf-8")):
        found += terms(name, first, text)
        if path.suffix == ".md":
            found += long_sentences(name, text)
    return iter(sorted(found))


def known(project: Project, path: Path) -> list[str]:
    """What `check` finds in a file, as text; an unchanged file isn't read again."""
    name = project.relative(path)
    depends = [rules(), name, contents([path])]
    return cached(
        project, "terms", depends, lambda: list(map(str, check(path, project.root)))
    )


@cache
def rules() -> str:
    """A digest of this module and its list."""
    return contents([Path(__file__), LIST])


def terms(name: str, first: int, text: str) -> Iterator[Finding]:
    """The list's words in a text."""
    every, each = patterns()
    text = BREAK.sub(JOINED, text)
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose lower case is longer
        text = lower
    for found in every.finditer(lower):
        use = next(use for one, use in each if one.match(lower, found.start()))
        before = text[: found.start()]
        line = first + before.count("\n") + before.count(JOINED)
        shown = text[found.start() : found.end()].replace(JOINED, " ")
        yield Finding(name, line, shown, use)


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
    asked = [(here / one).resolve().relative_to(here) for one in sys.argv[1:]]
    places = [one.as_posix() for one in asked] or PLACES
    every = [finding for one in files(here, places) for finding in check(one, here)]
    print(*every, f"{len(every)} findings", sep="\n")
    sys.exit(bool(every))
