"""The environments' folders: their locks, and that none is lost."""

import re

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from harness import collectors, environments
from harness.records import CHANGES

HASH = "--hash=sha256:"


def test_the_gate_covers_the_question_and_the_newest_release(project):
    names = [env.name for env in environments.gate(project)]
    assert names == [environments.reference(project), environments.newest(project).name]
    assert len(set(names)) == 2


def test_a_folder_contains_a_lock_and_records_and_nothing_else(project, envs):
    folders = [path for path in project.environments.iterdir() if path.is_dir()]
    assert {folder.name for folder in folders} == envs.keys()
    records = {f"{name}.jsonl" for name in collectors.BY_NAME}
    for folder in folders:
        files = {path.name for path in folder.iterdir()}
        required = {"examples.jsonl", "requirements.txt"}
        assert required <= files <= required | records | {CHANGES}, folder.name


def test_every_release_has_an_environment_and_a_page(project, envs):
    """What the index adds is added by `make release`; none may be lost."""
    releases = [env.name for env in envs.values() if env.is_release]
    navigation = (project.root / "mkdocs.yml").read_text("utf-8")
    stated = re.findall(r": versions/(\d+\.\d+)\.md$", navigation, re.MULTILINE)
    assert stated[::-1] == releases, "mkdocs.yml lists each, the newest first"
    minors = [int(name.partition(".")[2]) for name in releases]
    assert minors == list(range(len(minors))), "one between two others is lost"


def test_every_pin_has_hashes(envs):
    for name, env in envs.items():
        pins = re.split(r"\n(?=\S)", env.lock.partition("# ///\n")[2])
        assert len(env.packages) > 20, name
        for pin in filter(None, (p for p in pins if "==" in p)):
            assert HASH in pin, f"{name}: {pin}"


def test_a_lock_contains_what_its_header_asks_for(envs):
    wrong = []
    for name, env in envs.items():
        forced = env.header.get("override", [])
        overridden = {Requirement(line).name for line in forced}
        for line in [*env.install, *forced]:
            wanted = Requirement(line)
            if wanted.name in overridden and line not in forced:
                continue
            locked = env.packages.get(canonicalize_name(wanted.name)) or env.version
            if not wanted.specifier.contains(locked, prereleases=True):
                wrong.append(f"{name}: {line} is asked for, {locked} is locked")
    assert not wrong, "\n".join(wrong)


def test_a_release_brings_its_variants(project, envs):
    name = environments.reference(project)
    names = [env.name for env in environments.choose([name], envs)]
    assert names[0] == name
    assert len(names) > 1
    assert all(other.partition("+")[0] == name for other in names)
