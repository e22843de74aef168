"""Gathers what several jobs of the records workflow changed.

`collect` runs in each job: it copies the files that this job changed into a folder, which
the job uploads. `gather` runs after all of them: it copies these files into one checkout
of the same commit, or, where two jobs don't agree, changes nothing and names the paths.
`groups` prints the matrix. Standard library only.

What a job uploads is data from unreviewed code: a path outside of `ALLOWED`, a link, or
anything else that isn't a plain file is rejected.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

# Evidence, by environment, and the notebooks that one of the environments writes.
EVIDENCE = "environments"
ALLOWED = (f"{EVIDENCE}/*/*.jsonl", "docs/learn/*.ipynb")
FILES, REMOVED = "files", "removed.json"  # what an upload consists of


class Refused(Exception):
    """The files can't be gathered; the message has one reason a line."""


def groups(root: Path) -> list[dict[str, str]]:
    """The jobs: `{"group": "2.4", "environments": "2.4 2.4+keras"}` and so on, each
    environment by its exact name in one of them."""
    found: dict[str, list[str]] = {}
    for folder in sorted((root / EVIDENCE).iterdir()):
        if folder.is_dir():
            found.setdefault(folder.name.partition("+")[0], []).append(folder.name)
    return [
        {"group": group, "environments": " ".join(names)}
        for group, names in found.items()
    ]


def allowed(path: str) -> bool:
    """Whether a job may change a path, which is relative to the checkout."""
    pure = PurePosixPath(path)
    plain = path == str(pure) and not pure.is_absolute() and ".." not in pure.parts
    # PurePath.match looks at the end of a path only, so the depth is compared as well.
    return plain and any(
        len(pure.parts) == pattern.count("/") + 1 and pure.match(pattern)
        for pattern in ALLOWED
    )


def changed(root: Path) -> list[str]:
    """The paths that differ from the commit, new and removed ones too."""
    done = subprocess.run(
        ["git", "status", "--porcelain=v1", "-z", "--no-renames", "-uall", "."],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [entry[3:] for entry in done.stdout.split("\0") if entry]


def collect(root: Path, folder: Path, names: list[str]) -> list[str]:
    """Copies what this job changed into a new folder. Returns the paths.

    Pages and generated files are rendered again after the gathering, so they stay here.
    Raises `Refused` where evidence of an environment changed that isn't among `names`,
    and `FileExistsError`.
    """
    paths = [path for path in changed(root) if allowed(path)]
    foreign = [
        path
        for path in paths
        if path.startswith(f"{EVIDENCE}/") and path.split("/")[1] not in names
    ]
    if foreign:
        own = " ".join(names)
        reasons = [f"{path} changed in the job that runs {own}" for path in foreign]
        raise Refused("\n".join(reasons))
    (folder / FILES).mkdir(parents=True)
    for path in paths:
        if (root / path).exists():
            copy(root / path, folder / FILES / path)
    removed = [path for path in paths if not (root / path).exists()]
    (folder / REMOVED).write_text(json.dumps(removed) + "\n", encoding="utf-8")
    return paths


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def read(job: Path) -> dict[str, bytes | None]:
    """What one job uploaded: the bytes of each path, None where it was removed.

    Raises `Refused` at what no job may upload.
    """
    try:
        removed = json.loads((job / REMOVED).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refused(f"{job.name}: {REMOVED} can't be read: {error}") from None
    if not isinstance(removed, list) or not all(
        isinstance(one, str) for one in removed
    ):
        raise Refused(f"{job.name}: {REMOVED} isn't a list of paths")
    found: dict[str, bytes | None] = dict.fromkeys(removed)
    reasons = []
    for path in sorted((job / FILES).rglob("*")):
        name = path.relative_to(job / FILES).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            reasons.append(f"{job.name}: {name} isn't a plain file")
        elif path.is_file():
            found[name] = path.read_bytes()
    reasons += [
        f"{job.name}: {name} isn't evidence" for name in found if not allowed(name)
    ]
    if reasons:
        raise Refused("\n".join(reasons))
    return found


def gather(folder: Path, root: Path) -> dict[str, str]:
    """Copies what all jobs uploaded into the checkout. Returns the job of each path.

    `folder` has one folder for each job. Raises `Refused` where two jobs uploaded one
    path with different contents, or there is no job; nothing is changed then.
    """
    contents: dict[str, bytes | None] = {}
    jobs: dict[str, str] = {}
    reasons = []
    for job in sorted(one for one in folder.glob("*") if one.is_dir()):
        for path, content in read(job).items():
            if path not in contents:
                contents[path], jobs[path] = content, job.name
            elif contents[path] != content:
                reasons.append(f"{path} differs between {jobs[path]} and {job.name}")
    if reasons:
        raise Refused("\n".join(reasons))
    if not any(folder.glob("*/" + REMOVED)):
        raise Refused(f"no job uploaded anything to {folder}")
    for path, content in contents.items():
        target = root / path
        if content is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return jobs


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("groups", help="print the jobs as JSON")
    verb = verbs.add_parser("collect", help="copy what this job changed")
    verb.add_argument("folder", type=Path, help="where to; it must not exist yet")
    verb.add_argument("names", nargs="+", help="the environments that this job ran")
    verb = verbs.add_parser(
        "gather", help="copy what all jobs changed into the checkout"
    )
    verb.add_argument("folder", type=Path, help="has one folder for each job")
    given = parser.parse_args(words)
    try:
        if given.verb == "groups":
            print(json.dumps(groups(given.root)))
        elif given.verb == "collect":
            for path in collect(given.root, given.folder, given.names):
                print(path)
        else:
            for path, job in gather(given.folder, given.root).items():
                print(f"{job}: {path}")
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
