"""The builder's one hook: a notebook is a page like the others, the search looks at
what a page answers before its text, and a page runs no script but the site's.

A notebook's cells become Markdown, so that the site's own settings show them; its plots
become files. (mkdocs-jupyter, which makes the notebook a page, would else write a style
sheet of half a megabyte and two scripts of foreign hosts into each.)

The search engine weighs three fields: text, titles, and tags most of all. A page's tags
are its title, its description, which is its answer, the wordings of its error, and
`asked`, the questions in the words of those who ask. Where a page answers many errors,
each one's section has its own. Long lists hold everybody's words, so they weigh less.

The policy that a browser enforces stands in the page itself, because GitHub Pages sends
no header of ours: scripts come from the site, or are those that the theme writes inline,
named by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from pathlib import Path

from mkdocs.structure.files import File

ALSO = "Also seen as"
QUOTED = re.compile(r"<code>(.*?)</code>", re.DOTALL)
WORDS = re.compile(r"\w+")
USUAL = 30  # words of a page's tags
SHORT = 8  # fewer are no better
LESS = 0.3  # how much a long list weighs less; tried on tests/searches.json
SECTION = 2.5  # the engine ranks a section so much below its page

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
CHARSET = '<meta charset="utf-8">'  # what a browser reads first; the policy is next

NOTEBOOK = ".ipynb"
SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)pt" height="([\d.]+)pt"')
PIXELS = 4 / 3  # a point


def on_files(files, config):
    """Adds the plots of each notebook to the site's files."""
    for file in list(files):
        if file.src_uri.endswith(NOTEBOOK) and not Path(file.abs_src_path).is_symlink():
            notebook = json.loads(Path(file.abs_src_path).read_text("utf-8"))
            for number, drawn in enumerate(plots(notebook), 1):
                uri = f"{file.src_uri.removesuffix(NOTEBOOK)}/plot-{number}.svg"
                files.append(File.generated(config, uri, content=drawn))
    return files


def on_page_markdown(markdown: str, page, config, files) -> str:
    """A notebook's Markdown; other pages' as it is."""
    if not page.file.src_uri.endswith(NOTEBOOK):
        return markdown
    vars(page).pop("render", None)  # mkdocs-jupyter's own
    notebook = json.loads(Path(page.file.abs_src_path).read_text("utf-8"))
    page.meta |= stated(notebook)
    colab = config.extra["colab_url"] if runs_in_colab(notebook, config) else None
    return as_markdown(notebook, Path(page.file.src_uri).stem, colab)


def runs_in_colab(notebook: dict, config) -> bool:
    return notebook["metadata"]["run"]["example"] in config.extra.get("colab", [])


def stated(notebook: dict) -> dict[str, str]:
    """The front matter of a notebook: its title, and the description of its first cell."""
    first = notebook["cells"][0]
    title = "".join(first["source"]).partition("\n")[0].removeprefix("# ")
    return {"title": title, "description": first["metadata"]["description"]}


def plots(notebook: dict) -> list[str]:
    """The plots of a notebook, as SVG, in their order."""
    return [
        "".join(output["data"]["image/svg+xml"])
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if "image/svg+xml" in output.get("data", {})
    ]


def as_markdown(notebook: dict, name: str, colab: str | None = None) -> str:
    """A notebook as the Markdown of a page called `name`; `colab` is the address that
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
                width, height = SIZE.search(plots(notebook)[drawn - 1]).groups()
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


def offered(notebook: dict, name: str, colab: str | None) -> str:
    """What a reader can take along, and when and where it ran."""
    run = notebook["metadata"]["run"]
    program = f"../../snippets/{run['example']}.py"
    links = [
        f'<a href="{name}.ipynb" download>Download the notebook</a>',
        f'<a href="{program}" download="{name}.py">Download as a program</a>',
    ]
    folder = run["example"].rpartition("/")[0].rpartition("/")[0]
    if colab:
        links.append(f'<a href="{colab}/docs/{folder}/{name}.ipynb">Open in Colab</a>')
    with_them = ", ".join(f"{name} {v}" for name, v in run["packages"].items())
    minutes = max(0.1, run["seconds"] / 60)
    return (
        f'<p class="offered" markdown>{" · ".join(links)}<br><small>Ran on '
        f"{run['day']} in {minutes:.1f} minutes with {with_them}, "
        f"Python {run['python']}.</small></p>"
    )


def on_page_context(context: dict, page, config, nav) -> dict:
    """Gives the page's entries in the search index their tags; leaves the page alone."""
    entries = config.plugins["material/search"].search_index.entries
    own = [one for one in entries if one["location"].partition("#")[0] == page.url]
    asked = page.meta.get("asked", [])
    title, answer = page.meta.get("title", page.title), page.meta.get("description", "")
    # What is said twice counts more: of pages that hold all words, these come first.
    tags = [title, title, answer, *asked, *asked]
    for section in own:
        if "#" not in section["location"]:
            continue
        wordings = wordings_of(section)
        if section["title"].startswith(ALSO):
            tags += wordings
        elif wordings:
            weigh(section, [section["title"], *wordings], SECTION)
    for section in own:
        if "#" not in section["location"]:
            weigh(section, tags)
    return context


def wordings_of(section: dict) -> list[str]:
    """The other wordings of an error that a section names, as plain text."""
    if section["title"].startswith(ALSO):
        found = section["text"]
    else:
        found = section["text"].partition(ALSO)[2]
    return [html.unescape(one) for one in QUOTED.findall(found)]


def weigh(section: dict, tags: list[str], factor: float = 1) -> None:
    section["tags"] = tags
    many = len(set(WORDS.findall(" ".join(tags).lower())))
    section["boost"] = factor * (USUAL / max(many, SHORT)) ** LESS


def on_post_page(output: str, page, config) -> str:
    """A built page with its policy."""
    return guarded(output)


def on_post_template(output_content: str, template_name: str, config) -> str:
    """The page for addresses that do not exist, with its policy."""
    return (
        guarded(output_content) if template_name.endswith(".html") else output_content
    )


def guarded(text: str) -> str:
    """HTML with a Content-Security-Policy for the scripts that stand in it."""
    digests = {hashlib.sha256(one.encode()).digest() for one in INLINE.findall(text)}
    scripts = " ".join(
        f"'sha256-{base64.b64encode(one).decode()}'" for one in sorted(digests)
    )
    policy = POLICY.format(scripts=scripts)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return text.replace(CHARSET, f"{CHARSET}\n      {meta}", 1)
