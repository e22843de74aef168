"""A notebook as the Markdown of a page, so that the site's own settings show it.

Otherwise mkdocs-jupyter, which makes the notebook a page, writes a style sheet of half a
megabyte and two scripts of foreign hosts into each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SUFFIX = ".ipynb"
SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)pt" height="([\d.]+)pt"')
PIXELS = 4 / 3  # a point
VERIFIED = Path("generated", "verified.json")  # it lists which notebooks run in Colab


def front_matter(notebook: dict[str, Any]) -> dict[str, str]:
    """The front matter of a notebook: its title, and the description of its first cell."""
    first = notebook["cells"][0]
    title = "".join(first["source"]).partition("\n")[0].removeprefix("# ")
    return {"title": title, "description": first["metadata"]["description"]}


def plots(notebook: dict[str, Any]) -> list[str]:
    """The plots of a notebook, as SVG, in their order."""
    return [
        "".join(output["data"]["image/svg+xml"])
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if "image/svg+xml" in output.get("data", {})
    ]


def plots_of(path: str, uri: str) -> Iterator[tuple[str, str]]:
    """The files of a notebook's plots: the URI of each below the site, and its SVG. Any
    other file has none."""
    if uri.endswith(SUFFIX):
        notebook = json.loads(Path(path).read_text("utf-8"))
        for number, drawn in enumerate(plots(notebook), 1):
            yield f"{uri.removesuffix(SUFFIX)}/plot-{number}.svg", drawn


def page_of(path: Path, root: Path, colab: str) -> tuple[dict[str, str], str]:
    """The front matter and the Markdown of a notebook in the project in `root`; `colab` is
    the URL that opens the repository there."""
    notebook = json.loads(path.read_text("utf-8"))
    works = json.loads((root / VERIFIED).read_text("utf-8"))["colab"]
    there = colab if notebook["metadata"]["run"]["example"] in works else None
    return front_matter(notebook), as_markdown(notebook, path.stem, there)


def as_markdown(notebook: dict[str, Any], name: str, colab: str | None = None) -> str:
    """A notebook as the Markdown of a page called `name`; `colab` is the URL that
    opens the repository there."""
    drawn = 0
    parts = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            if len(parts) == 1:
                parts.append(offered(notebook, name, colab))
            continue
        parts.append(fenced(source, "python"))
        for output in cell["outputs"]:
            if "image/svg+xml" in output.get("data", {}):
                drawn += 1
                stated = SIZE.search(plots(notebook)[drawn - 1])
                assert stated is not None, f"plot {drawn} of {name} states no size"
                width, height = stated.groups()
                size = f"width={float(width) * PIXELS:.0f} height={float(height) * PIXELS:.0f}"
                place = f"({name}/plot-{drawn}.svg){{ .plot {size} }}"
                parts.append(f"![{cell['metadata']['alt']}]{place}")
            else:
                text = output.get("text") or output["data"]["text/plain"]
                shown = "{ .text .no-copy data-search-exclude }"
                parts.append(fenced("".join(text), shown))
    return "\n\n".join(parts) + "\n"


def fenced(text: str, kind: str) -> str:
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return "\n".join([f"{ticks} {kind}", text.rstrip("\n"), ticks])


def offered(notebook: dict[str, Any], name: str, colab: str | None) -> str:
    """What a reader can download, and when and where it ran."""
    run = notebook["metadata"]["run"]
    folder = run["example"].rpartition("/")[0].rpartition("/")[0]
    up = "../" * len(folder.split("/"))
    file, program = f"{name}{SUFFIX}", f"{up}snippets/{run['example']}.py"
    links = [  # by the place of the source, so that each builder checks and resolves them
        f'[Download notebook]({name}/{file}){{ download="{file}" }}',
        f'[Download script]({program}){{ download="{name}.py" }}',
    ]
    if colab:
        links.append(f'<a href="{colab}/docs/{folder}/{name}.ipynb">Open in Colab</a>')
    with_them = ", ".join(f"{name} {v}" for name, v in run["packages"].items())
    minutes = max(0.1, run["seconds"] / 60)
    return (
        f'<p class="offered" markdown>{" · ".join(links)}<br><small>Tested '
        f"{run['day']} in {minutes:.1f} minutes with {with_them}, "
        f"Python {run['python']}.</small></p>"
    )
