"""Makes Python of what was pasted: without prompts, magics, shell commands."""

import ast
import re
import textwrap
import warnings
from typing import List, Tuple

from which_keras import positions

LINE_PYTHON = re.compile(r"^(\s*)%(time|timeit|prun)\s+(?!-)(?=\S)")
AUTOMAGIC = re.compile(
    r"^\s*(pip3?|conda|mamba|cd|ls|mkdir|rm|cp|mv|wget|apt-get)\s+(?![=.(,:\[])\S"
)
ASSIGNED = re.compile(r"^(\s*[\w, ]+=\s*)[!%].*$")
MAGIC = re.compile(r"^\s*[%!?]|^\s*[\w.\[\]'\"]+\?{1,2}\s*$")
PROMPT = re.compile(r"^\s*(?:>>>|In \[\d*\]:) ?")
MORE = re.compile(r"^\s*\.\.\.(?: |$)")
INSTALL = re.compile(r"tensorflow|keras")


def clean(text: str, commands: List[str]) -> str:
    """Without prompts, magics, and shell commands; lines keep their numbers."""
    text = text.replace("\u00a0", " ").replace("\u200b", "").replace("\u2028", " ")
    if not SPECIAL.search(text):
        return dedented(text)
    lines = without_prompts(text.split("\n"))
    if parses("\n".join(lines)):
        return "\n".join(lines)
    made, continued = [], False
    for line in lines:
        if continued:
            continued = line.rstrip().endswith("\\")
            commands += [line] if INSTALL.search(line) else []
            made.append("")
            continue
        kept = LINE_PYTHON.sub(r"\1", line)
        if kept != line:
            made.append(kept)
        elif MAGIC.match(line) or AUTOMAGIC.match(line):
            commands += [line] if INSTALL.search(line) else []
            continued = line.rstrip().endswith("\\")
            indent = len(line) - len(line.lstrip())
            made.append(" " * indent + "pass" if indent else "")
        else:
            made.append(ASSIGNED.sub(r"\1None", line))
    return dedented("\n".join(made))


SPECIAL = re.compile(r"[%!?]|>>>|In \[|^\s*(pip3?|conda|cd|ls)\s", re.M)


def without_prompts(lines: List[str]) -> List[str]:
    """What was typed after `>>>`; what was printed is left out."""
    if not any(line.lstrip().startswith(">>> ") for line in lines):
        return [
            PROMPT.sub("", line) if line.startswith("In [") else line for line in lines
        ]
    made = []
    for line in lines:
        if PROMPT.match(line):
            made.append(PROMPT.sub("", line))
        elif MORE.match(line):
            made.append(MORE.sub("", line))
        else:
            made.append("")
    return made


def dedented(text: str) -> str:
    first = next((line for line in text.split("\n") if line.strip()), "")
    return textwrap.dedent(text) if first[:1] in (" ", "\t") else text


def parses(text: str) -> bool:
    try:
        LAST[:] = [(text, fresh(text))]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


# What was parsed, and not asked for yet: a text is parsed once, and a tree handed out once.
LAST: List[Tuple[str, ast.Module]] = []


def parse(text: str) -> ast.Module:
    if LAST and LAST[0][0] == text:
        return LAST.pop()[1]
    return fresh(text)


def fresh(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    positions.complete(tree, text)
    return tree
