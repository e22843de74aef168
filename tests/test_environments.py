"""Environments: their locks, their interpreters, and what is said where one lacks."""

import re
import subprocess

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from proof import Mistake, environments
from proof.environments import Broken, Environment, Pending

ENVS = environments.load_all()


def test_the_gate_covers_the_question_and_the_newest_release():
    assert [env.name for env in environments.gate(ENVS)] == ["2.4", "2.21"]


def test_environments_are_in_the_order_of_releases():
    names = list(ENVS)
    assert names.index("2.4") < names.index("2.4+keras") < names.index("2.5")
    assert names.index("2.9") < names.index("2.10") < names.index("2.21")


def test_a_folder_holds_a_lock_and_a_record_and_nothing_else():
    folders = [path for path in environments.FOLDER.iterdir() if path.is_dir()]
    assert {folder.name for folder in folders} == ENVS.keys()
    for folder in folders:
        held = {path.name for path in folder.iterdir()}
        assert held == {"record.jsonl", "requirements.txt"}, folder.name


def test_every_release_has_an_environment():
    """What the index adds is added by `make release`; none may be lost."""
    expected = {f"2.{minor}" for minor in range(22)}
    lost = sorted(expected - ENVS.keys())
    assert not lost, f"environments/ lacks {lost}"


def test_every_pin_has_hashes():
    for name, env in ENVS.items():
        pins = re.split(r"\n(?=\S)", env.lock.partition("# ///\n")[2])
        assert len(env.packages) > 20, name
        for pin in filter(None, (p for p in pins if "==" in p)):
            assert "--hash=sha256:" in pin, f"{name}: {pin}"


def test_the_lock_holds_what_its_header_asks_for():
    wrong = []
    for name, env in ENVS.items():
        forced = env.header.get("override", [])
        overridden = {Requirement(line).name for line in forced}
        for line in [*env.install, *forced]:
            wanted = Requirement(line)
            if wanted.name in overridden and line not in forced:
                continue
            held = env.packages.get(canonicalize_name(wanted.name)) or env.version
            if not wanted.specifier.contains(held):
                wrong.append(f"{name}: {line} is asked for, {held} is held")
    assert not wrong, "\n".join(wrong)


def test_an_unknown_release_lists_the_known_ones():
    with pytest.raises(LookupError, match=r"9\.9; known are 2\.0, "):
        environments.choose(["9.9"], ENVS)


def test_a_release_brings_what_is_stated_beside_it():
    names = [env.name for env in environments.choose(["2.4"], ENVS)]
    assert names[:2] == ["2.4", "2.4+keras"]
    assert all(name.partition("+")[0] == "2.4" for name in names)


def test_another_patch_of_tensorflow_is_no_package_beside_it():
    """Its version is in the table's first column already."""
    for name, env in ENVS.items():
        beside = [Requirement(line).name for line in env.beside]
        assert "tensorflow" not in beside, name


def test_a_lock_without_a_header_is_named():
    with pytest.raises(Mistake, match=r"requirements\.txt:1: no header"):
        Environment("2.4", "numpy==1\n").python  # noqa: B018


def test_an_interpreter_that_cannot_be_had_is_pending_and_says_how(monkeypatch):
    def nothing(*words, given=""):
        return subprocess.CompletedProcess(words, 1, "", "no download")

    monkeypatch.setattr(environments, "run_uv", nothing)
    monkeypatch.setenv("PYENV_ROOT", "/nowhere")
    with pytest.raises(Pending, match=r"CPython 3\.8 .*`uv python install 3\.8`"):
        environments.interpreter("3.8")


@pytest.mark.costly
def test_a_lock_that_cannot_be_installed_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("PROOF_CACHE", str(tmp_path))
    monkeypatch.setattr(environments, "FOLDER", tmp_path / "environments-of-the-tree")
    header = ENVS["2.21"].lock.partition("# ///\n# ///")[0].partition("\nabsl")[0]
    env = Environment("2.21", header + "\nno-such-package-at-all==1 --hash=sha256:00\n")
    env.path.mkdir(parents=True)
    (env.path / "requirements.txt").write_text(env.lock)
    with pytest.raises(Broken, match=r"2\.21 cannot be installed"):
        environments.make(env)
    left = [p for p in (tmp_path / "environments").iterdir() if p.is_dir()]
    assert left == []


def test_our_runs_take_the_package_without_gpu_libraries():
    assert environments.for_our_runs("tensorflow==2.4.4") == "tensorflow-cpu==2.4.4"
    assert environments.for_our_runs("tensorflow==2.0.4") == "tensorflow==2.0.4"
    assert environments.for_our_runs("protobuf<3.21") == "protobuf<3.21"
