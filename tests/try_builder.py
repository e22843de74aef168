"""Whether alternative builders build the site too, and what is lost with each.

MkDocs 1.x has no future, so the site must not depend on it: in a copy of the project
another builder builds the pages, the same step finishes them, and the site's own tests
look at the result. What fails is a page of the site: docs/about/try-builder.txt.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from mkdocs.config import load_config

from harness import notebook_markdown
from harness.environments import run_uv
from harness.project import Project, here, write
from harness.publish import finish
from harness.render.markdown import code

RESULT = Path("docs", "about", "try-builder.txt")
COPIED = ("docs", "generated", "snippets", "environments", "overrides", "harness")
COPIED += ("mkdocs.yml",)
TESTS = ("tests/site",)
SECONDS = 1800  # for all tests
TO_NOTEBOOK = re.compile(r"(\]\((?![a-z]+:)[^)\s]*)\.ipynb(?=[)#])")  # a Markdown link
SCRATCH = re.compile(rf"{tempfile.gettempdir()}/\w+/")  # it differs from run to run
LONGEST = 200  # characters of a message
HEAD = ("| Builder | What fails | Message |", "| --- | --- | --- |")


@dataclass(frozen=True)
class Builder:
    """A builder of the same site: the packages that it needs with it, pinned as here, and
    whether it runs the hooks and plugins of MkDocs."""

    packages: tuple[str, ...] = ()
    hooks: bool = False


BUILDERS = {
    "zensical": Builder(),
    "properdocs": Builder(("mkdocs-material", "mkdocs-jupyter", "lxml"), True),
}


def attempt(project: Project, name: str) -> list[str]:
    """Builds the site with a builder, finishes it, tests it, and keeps what failed.

    Returns the failures, a line each. Raises `LookupError` for an unknown name.
    """
    if name not in BUILDERS:
        raise LookupError(f"no builder is named {name}; known: {', '.join(BUILDERS)}")
    with tempfile.TemporaryDirectory() as folder:
        root, site = Path(folder, "project"), Path(folder, "project", "site")
        prepare(project, root, BUILDERS[name])
        version, failed, said = build(project, root, name)
        last = said.strip().rpartition("\n")[2]
        rows = [("the build", last)] if failed else []
        if not (site / "index.html").is_file():
            rows = [("the build", last or "it made no page")]
        else:
            try:
                finish.finish(site, project.root)
            except Exception as error:  # whatever it is, the tests tell what it costs
                rows.append(("the finish", f"{type(error).__name__}: {error}"))
            rows += failures(project, site, Path(folder, "report.xml"))
    keep(project, f"{name} {version}", rows)
    return [f"{what}: {message}" for what, message in rows]


def prepare(project: Project, root: Path, builder: Builder) -> None:
    """Copies the project to `root`; a builder without our hooks gets notebooks as pages
    of Markdown, and paths instead of MkDocs' YAML tags."""
    junk = shutil.ignore_patterns("__pycache__")
    for name in COPIED:
        if (project.root / name).is_dir():
            shutil.copytree(project.root / name, root / name, ignore=junk)
        else:
            shutil.copy(project.root / name, root / name)
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    if not builder.hooks:
        colab = load_config(
            str(project.root / "mkdocs.yml"), plugins=[], hooks=[]
        ).extra["colab_url"]
        for path in root.rglob("*.md"):
            text = path.read_text("utf-8")
            path.write_text(TO_NOTEBOOK.sub(r"\1.md", text), "utf-8")
        for path in sorted((root / "docs").rglob(f"*{notebook_markdown.SUFFIX}")):
            meta, text = notebook_markdown.page_of(path, root, colab)
            head = "".join(f"{k}: {json.dumps(v)}\n" for k, v in meta.items())
            uri = path.relative_to(root).as_posix()
            for plot, drawn in notebook_markdown.plots_of(str(path), uri):
                write(root / plot, drawn)
            path.with_suffix(".md").write_text(f"---\n{head}---\n\n{text}", "utf-8")
            path.unlink()
        settings = settings.replace("!relative $config_dir", str(root))
        settings = settings.replace(f"{notebook_markdown.SUFFIX}\n", ".md\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")


def build(project: Project, root: Path, name: str) -> tuple[str, bool, str]:
    """Runs a builder. Returns its version, whether it failed, and what it printed."""
    lock = (project.root / "requirements.txt").read_text("utf-8")
    words = ["tool", "run", "--quiet", "--python", "3.11"]
    for one in BUILDERS[name].packages:
        words += ["--with", *re.findall(rf"^{one}==\S+", lock, re.MULTILINE)]
    found = re.search(r"\d[\w.]*", run_uv(*words, name, "--version").stdout)
    version = found[0] if found else "(no version)"
    settings = root / "mkdocs.yml"
    done = run_uv(*words, name, "build", "--strict", "--config-file", settings)
    return version, bool(done.returncode), f"{done.stdout}{done.stderr}"


def failures(project: Project, site: Path, report: Path) -> list[tuple[str, str]]:
    """The site's own tests that fail for a site: the name of each, and its message.

    Raises `ChildProcessError` where they don't run.
    """
    words = ("pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *TESTS)
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=project.root,
        env=os.environ | {"HARNESS_SITE": str(site)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode not in (0, 1):  # passed, failed
        raise ChildProcessError(f"{done.stdout}{done.stderr}"[-3000:])
    return [
        (
            case.get("name") or "",
            SCRATCH.sub(
                "", (message.get("message") or "").replace(f"{site.parent}/", "")
            ),
        )
        for case in ElementTree.parse(report).iter("testcase")
        for message in (*case.iter("failure"), *case.iter("error"))
    ]


def keep(project: Project, name: str, rows: list[tuple[str, str]]) -> None:
    """Writes the rows of a builder (its name and version) instead of its earlier ones."""
    path = project.root / RESULT
    lines = path.read_text("utf-8").splitlines()[2:] if path.exists() else []
    others = [line for line in lines if line.split()[1] != name.split()[0]]
    own: list[str] = []
    for what, message in rows or [("nothing", "")]:
        said = " ".join(message.split())
        said = f"{said[:LONGEST]}…" if len(said) > LONGEST else said
        what = code(what) if what.startswith("test_") else what
        own.append(f"| {name} | {what} | {f'{code(said)} ' if said else ''}|")
    write(path, "".join(f"{one}\n" for one in (*HEAD, *sorted([*others, *own]))))


def main() -> None:
    for name in sys.argv[1:] or BUILDERS:
        print(f"{name}: what fails:", flush=True)
        print("\n".join(attempt(here(), name)) or "nothing")


if __name__ == "__main__":
    main()
