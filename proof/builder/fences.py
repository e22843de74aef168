"""What was printed, as a block of the page: there is nothing to colour in it, so the
highlighter is not asked. Two of three blocks are such."""

from __future__ import annotations

from html import escape

NAME = "text"


def plain(
    source: str, language: str, css_class: str, options: dict, md: object, **stated
) -> str:
    """The HTML that the highlighter would make of it."""
    names = [f"language-{language}", *stated["classes"], css_class]
    shown = f'class="{" ".join(names)}"'
    if stated["id_value"]:
        shown = f'id="{stated["id_value"]}" {shown}'
    for name, value in stated["attrs"].items():
        shown += f' {name}="{value}"'
    code = escape(source.strip("\n"))
    return f"<div {shown}><pre><span></span><code>{code}\n</code></pre></div>"


def is_plain(
    language: str, inputs: dict, options: dict, attrs: dict, md: object
) -> bool:
    """Whether it is one: where a title or marked lines are asked for, it is none."""
    attrs |= inputs
    return all(name.startswith("data-") for name in inputs)


def add(configs: dict[str, dict]) -> None:
    """Adds the block to the settings of the Markdown extensions."""
    fence = {"name": NAME, "class": "highlight", "format": plain, "validator": is_plain}
    configs.setdefault("pymdownx.superfences", {})["custom_fences"] = [fence]
