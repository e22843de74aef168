"""The data of the command in `checker/`: what the site knows of names, for other programs.

`names.json`, `names-more.json`, `methods.json`, `saves.json`, and `errors.json` are those of
`docs/api/` (the last is `tracebacks.json` there): the page and the command read the same
ones.
`modules/` has private modules, by the installed source (`checker/collect/modules.py`): a file
for each name right below Keras, as a check needs few of them. `about.json` has the rest:

- `site`: the URL of the site, to which pages are added.
- `releases`: by release, the versions of TensorFlow and Keras that were tested.
- `strings`: those that name an optimizer, a loss, …, by module; a character for each of
  its `releases`: `+` accepted, `-` refused (`checker/collect/strings.py` asked).
- `attributes`: those that objects of some release lack, by kind
  (`checker/collect/attributes.py` asked).
- `tensorflow`: names of TensorFlow outside Keras that some of its `releases` lack; `old`
  are those of TensorFlow 1 (`checker/collect/tensorflow.py` listed them).
- `modules`: the `releases` of `modules/`, and its files, without their suffix.
- `instead`: `entries`, each as [text, since, page, what]; `keys`, by entry, what it
  replaces.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from harness import environments
from harness.project import Project
from harness.render import api, api_instead, saves, tracebacks

FOLDER = Path("checker") / "src" / "which_keras" / "data"
EVIDENCE = Path("checker") / "evidence"
SHARED = ("names.json", "names-more.json", "methods.json")
MODULES = "modules"
SCHEMA = 1


def render(project: Project) -> dict[Path, str]:
    """The files; none in a project without the command."""
    folder = project.root / FOLDER
    if not folder.parent.is_dir():
        return {}
    made = project.once(api.render) | project.once(tracebacks.render)
    published = project.docs / "api"
    if published / SHARED[0] not in made:
        return {}
    files = {folder / name: made[published / name] for name in SHARED}
    columns = json.loads(files[folder / "names.json"])["columns"]["tf.keras"]
    grid = project.once(saves.render).get(published / "saves.json")
    files |= {folder / "saves.json": grid} if grid else {}
    files[folder / "errors.json"] = made[published / "tracebacks.json"]
    private = evidence(project, "modules.json")
    parts = by_part(private["modules"])
    about = {
        "schema": SCHEMA,
        "site": site(project),
        "releases": releases(project, columns),
        "strings": evidence(project, "strings.json"),
        "attributes": evidence(project, "attributes.json"),
        "tensorflow": evidence(project, "tensorflow.json"),
        "modules": {"releases": private["releases"], "files": list(parts)},
        "instead": instead(project),
    }
    files |= {
        folder / MODULES / f"{name}.json": text(one) for name, one in parts.items()
    }
    return files | {folder / "about.json": text(about)}


def text(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def by_part(modules: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Modules by the file that has them: `table.py` finds it by the name of a module."""
    parts: dict[str, dict[str, Any]] = {}
    for module, rows in modules.items():
        depth = 4 if module.startswith("tf.") else 2
        part = ".".join(module.split(".")[:depth])
        parts.setdefault(part, {})[module] = rows
    return parts


def evidence(project: Project, name: str) -> dict[str, Any]:
    return json.loads((project.root / EVIDENCE / name).read_text("utf-8"))


def site(project: Project) -> str:
    """The URL in `mkdocs.yml`, where the environment names no other one."""
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    found = re.search(r"^site_url:.*?(https?://[^\s\"\]]+)", text, re.MULTILINE)
    return found[1] if found else ""


def releases(project: Project, columns: list[str]) -> dict[str, dict[str, str]]:
    """By release, the versions of its packages."""
    known = environments.load_all(project)
    return {name: versions(known[name].packages) for name in columns}


def versions(packages: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, package in packages.items():
        if name in ("tensorflow", "tensorflow-cpu", "tf-nightly"):
            found["tensorflow"] = package
        if name in ("keras", "keras-nightly"):
            found["keras"] = package
    return found


def instead(project: Project) -> dict[str, Any]:
    """What to write instead: the entries, and what each one replaces."""
    by_entry: dict[tuple[str, ...], list[str]] = {}
    what = {
        (one.text, api_instead.shown(project, one)["page"]): one.what
        for one in reversed(api_instead.recorded(project))
    }
    for key, one in api_instead.instead(project).items():
        entry = one["text"], one["since"], one["page"], what[one["text"], one["page"]]
        by_entry.setdefault(entry, []).append(key)
    return {
        "entries": [list(entry) for entry in by_entry],
        "keys": [" ".join(keys) for keys in by_entry.values()],
    }
