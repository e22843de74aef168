"""The offline edition: the whole site as a zip that works from `file://`.

`make offline` makes it of the built site, puts it there, and says its size on the page
that offers it. A browser loads neither modules nor data for a page of a file, so:

- each link to a page names its file;
- each script is bundled with all that it imports, by esbuild, and isn't a module;
- each file of data is a script too, which `offline.js` loads where a script fetches.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path
from urllib.parse import unquote

from lxml.html import document_fromstring

from harness.project import NAME, here, write
from harness.publish import page_markdown
from harness.publish.finish import Unfinished

FILE = f"{NAME}-offline.zip"
PAGE = "about/other-formats/"  # it offers the file
ESBUILD = Path("node_modules", ".bin", "esbuild")
# For a URL without a page, and for who debugs the theme.
ONLINE_ONLY = shutil.ignore_patterns("404.html", "*.map", FILE)
DATA = ("api/**/*.json", "search/**/*.json")
OFFER = re.compile(r'(<p id="offline-edition">).*?(</p>)', re.DOTALL)
LINK = re.compile(r'(<(?:a|link)\b[^>]*?\shref=")([^"#?:]+)(?=[#?"])')
MODULE = re.compile(r'<script src="([^"]+)" type="module"></script>')
# The day of each file in the zip: the same site gives the same zip.
STARTED = (1980, 1, 1, 0, 0, 0)
THERE = "You are reading the offline edition."


def make(site: Path, root: Path) -> Path:
    """Makes the zip of a built site, and offers it there. `root` is the project with the
    bundler. Raises `Unfinished` where the site isn't as this expects it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, NAME)
        shutil.copytree(site, copy, ignore=ONLINE_ONLY)
        scripts: set[str] = set()
        pages = {page_markdown.url_of(one.relative_to(copy)) for one in html(copy)}
        offer(copy, pages, THERE)
        for path in html(copy):
            place = path.relative_to(copy)
            text, found = of_file(path.read_text("utf-8"), place, pages)
            write(path, text)
            scripts |= found
        bundle(copy, sorted(scripts), root)
        for path in (one for kind in DATA for one in copy.glob(kind)):
            said = json.dumps(path.read_text("utf-8"), ensure_ascii=False)
            script = f"document.currentScript.dataset.text = {said};\n"
            write(path.with_name(f"{path.name}.js"), script)
        pack(copy, site / FILE)
    size = (site / FILE).stat().st_size / 1_000_000
    offer(
        site,
        pages,
        f'<a download href="../../{FILE}">Download the site</a> as a zip file ({size:.1f} MB).',
    )
    return site / FILE


def html(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def of_file(text: str, place: Path, pages: Collection[str]) -> tuple[str, set[str]]:
    """The HTML of a page that is a file, and the modules that it loads, by their paths
    below the site; `pages` are the URLs of all."""
    folder = place.parent.as_posix()

    def named(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, unquote(link[2])))
        url = "" if target == "." else f"{target}/"
        index = "/index.html" if url in pages else ""
        return f"{link[1]}{link[2].rstrip('/') if index else link[2]}{index}"

    text = LINK.sub(named, text)
    found = {
        posixpath.normpath(posixpath.join(folder, one)) for one in MODULE.findall(text)
    }
    text = MODULE.sub(r'<script src="\1" defer></script>', text)
    if 'type="module"' in text:
        raise Unfinished(f"{place}: a module isn't loaded as the others are")
    # The origin of a file is opaque: a browser needn't count others as `'self'`.
    return text.replace("'self'", "'self' file:"), found


def bundle(site: Path, scripts: Iterable[str], root: Path) -> None:
    """Puts into each script all that it imports; raises `Unfinished`."""
    words = [
        root / ESBUILD,
        *(site / one for one in scripts),
        "--bundle",
        "--format=iife",
    ]
    words += [f"--outbase={site}", f"--outdir={site}", "--allow-overwrite", "--minify"]
    words += [
        f"--inject:{Path(__file__).with_name('offline.js')}",
        "--log-level=warning",
    ]
    # A module knows its URL; a script asks while it starts.
    words += ["--define:import.meta.url=scriptUrl", "--charset=utf8"]
    words += [
        "--banner:js={const scriptUrl=document.currentScript.src;",
        "--footer:js=}",
    ]
    if not (root / ESBUILD).exists():
        raise Unfinished(f"{root / ESBUILD} bundles the scripts: run `npm ci`")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise Unfinished(f"esbuild: {done.stderr}")


def offer(site: Path, pages: Iterable[str], said: str) -> None:
    """Says on the page that offers the zip, and in its Markdown, how to get it."""
    path = site / PAGE / "index.html"
    text, count = OFFER.subn(rf"\g<1>{said}\g<2>", path.read_text("utf-8"))
    if count != 1:
        raise Unfinished(f"{path}: no paragraph offers the offline edition")
    write(path, text)
    markdown = page_markdown.as_markdown(document_fromstring(text), PAGE, set(pages))
    write(site / page_markdown.name_of(PAGE), markdown)


def pack(folder: Path, file: Path) -> None:
    """A folder as a zip, the same for the same files."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder.parent).as_posix()
                entry = zipfile.ZipInfo(name, STARTED)
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    project = here()
    made = make(Path(*sys.argv[1:2] or [project.root / "site"]), project.root)
    print(f"{made}: {made.stat().st_size / 1_000_000:.1f} MB")
