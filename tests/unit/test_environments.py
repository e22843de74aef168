"""Environments: their locks, their interpreters, and what is printed where one lacks."""

import re
import shutil
import subprocess
import sys

import pytest

from harness import environments, locks
from harness.environments import Broken, Environment, Pending
from harness.project import Project, ProjectError
from tests.tiny import PYTHON, RELEASES, wheel

pytestmark = pytest.mark.slow  # it starts processes


HEADER = '# /// environment\n# python = "3.8"\n# install = [{}]\n# ///\n'


def environment(name, version, path, install="", package="tensorflow-cpu"):
    lock = HEADER.format(install) + f"{package}=={version} \\\n    --hash=sha256:0\n"
    return Environment(name, lock, path / name)


NAMES = {  # and their versions of TensorFlow
    "2.10": "2.10.1",
    "2.4": "2.4.4",
    "2.4+keras": "2.4.4",
    "2.4+keras-2.4.3": "2.4.4",
    "2.9": "2.9.3",
    "7.20": "7.20.0",
    "7.21": "7.21.0rc1",
    "colab": "7.20.0",
}


@pytest.fixture
def several(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.harness]\nreference = "2.4"\n')
    for name, version in NAMES.items():
        env = environment(name, version, tmp_path / "environments")
        locks.save(env)
    return Project(tmp_path)


def names(found):
    return [env.name for env in found]


def test_environments_are_in_the_order_of_releases(several):
    assert list(environments.load_all(several)) == [
        *("2.4", "2.4+keras", "2.4+keras-2.4.3", "2.9", "2.10", "7.20", "colab"),
        "7.21",
    ]


def test_roles_are_found_by_the_records_not_by_numbers(several):
    known = environments.load_all(several)
    assert environments.reference(several) == "2.4"
    assert names(environments.releases(known)) == ["2.4", "2.9", "2.10", "7.20"]
    assert environments.newest(several).name == "7.20"
    assert names(environments.gate(several)) == ["2.4", "7.20"]
    assert known["7.21"].is_preview


def test_a_preview_that_becomes_final_is_the_newest(several):
    locks.save(environment("7.21", "7.21.0", several.environments))
    several.forget()
    assert environments.newest(several).name == "7.21"
    assert names(environments.gate(several)) == ["2.4", "7.21"]


def test_a_release_brings_its_variants_unless_its_exact_name_is_meant(several):
    known = environments.load_all(several)
    variants = ["2.4", "2.4+keras", "2.4+keras-2.4.3"]
    assert names(environments.choose(["2.4"], known)) == variants
    assert names(environments.choose(["2.4"], known, exact=True)) == ["2.4"]
    assert names(environments.choose(["7.20"], known)) == ["7.20", "colab"]
    assert names(environments.choose(["7.20"], known, exact=True)) == ["7.20"]
    assert names(environments.choose(["2.4+keras"], known)) == ["2.4+keras"]


@pytest.mark.parametrize(
    ("name", "closest"),
    [
        ("2.4+kera", ["2.4+keras", "2.4+keras-2.4.3", "2.4"]),
        ("7.22", ["7.21", "7.20"]),
        ("collab", ["colab"]),
    ],
)
def test_an_unknown_name_is_answered_with_the_closest_three(several, name, closest):
    with pytest.raises(LookupError) as raised:
        environments.choose([name], environments.load_all(several))
    words, _, listed = str(raised.value).partition("; the closest are ")
    assert words == f"no environment is named {name}"
    assert len(listed.split(", ")) == 3
    assert listed.split(", ")[: len(closest)] == closest


def test_what_a_variant_adds_to_its_release(several):
    own = environment("2.4", "2.4.4", several.environments, '"tensorflow==2.4.4"')
    both = '"tensorflow==2.4.4", "keras==2.4.3"'
    variant = environment("2.4+keras", "2.4.4", several.environments, both)
    for env in (own, variant):
        locks.save(env)
    several.forget()
    assert environments.beside(several, variant) == ["keras==2.4.3"]


@pytest.mark.parametrize(
    ("lock", "message"),
    [
        ("numpy==1\n", r"requirements\.txt:1: no header"),
        ('# /// environment\n# python = "3.8"\n# ///\n', "the header has no `install`"),
    ],
)
def test_a_lock_without_a_header_is_named(tmp_path, lock, message):
    with pytest.raises(ProjectError, match=message):
        Environment("2.4", lock, tmp_path).python  # noqa: B018


def test_a_lock_without_tensorflow_is_named(tmp_path):
    env = environment("2.4", "1", tmp_path, package="numpy")
    with pytest.raises(ProjectError, match=r"it locks none of tensorflow, "):
        env.version  # noqa: B018


def test_an_interpreter_that_is_not_here_is_pending_and_says_how(monkeypatch):
    def nothing(*words, given=""):
        return subprocess.CompletedProcess(words, 1, "", "no download")

    monkeypatch.setattr(environments, "run_uv", nothing)
    monkeypatch.setenv("PYENV_ROOT", "/nowhere")
    with pytest.raises(Pending, match=r"CPython 3\.5 .*`uv python install 3\.5`"):
        environments.interpreter("3.5")
    with pytest.raises(
        Pending, match=r"CPython 3\.5 isn't installed: `uv python install 3\.5`$"
    ):
        environments.interpreter("3.5", fetch=False)


def test_an_environment_is_made_from_its_lock_and_once(own_cache, monkeypatch):
    project = own_cache.project
    env = environments.load_all(project)["7.1"]
    python = environments.make(project, env)
    code = "import sys, tensorflow as tf; print(tf.__version__, sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True)
    assert done.stdout == f"{RELEASES['7.1']} {sys.version_info[:2]}\n"
    assert environments.folder_of(project, env).parent == project.cache / "environments"
    monkeypatch.setattr(environments, "run_uv", lambda *_, **__: pytest.fail("again"))
    assert environments.make(project, env) == python


def test_a_half_made_environment_is_made_again(own_cache):
    project = own_cache.project
    env = environments.load_all(project)["7.1"]
    folder = environments.folder_of(project, env)
    (folder / "lib").mkdir(parents=True)  # no `ready`: it was killed there
    (folder / "lib" / "rest").write_text("")
    environments.make(project, env)
    assert (folder / "ready").exists()
    assert not (folder / "lib" / "rest").exists()


def test_a_lock_that_cannot_be_installed_leaves_nothing_behind(own_cache):
    lock = own_cache.wheels.locks["7.1"]
    lock += "no-such-package-at-all==1 --hash=sha256:" + 64 * "0" + "\n"
    env = Environment("7.1", lock, own_cache.project.environments / "7.1")
    with pytest.raises(Broken, match=r"7\.1 can\'t be installed"):
        environments.make(own_cache.project, env)
    folder = own_cache.project.cache / "environments"
    assert [path for path in folder.iterdir() if path.is_dir()] == []


def test_a_wheel_that_isnt_the_locked_one_is_refused(own_cache):
    lock = own_cache.wheels.locks["7.1"]
    digest = lock.rpartition(":")[2].strip()
    env = Environment("7.1", lock.replace(digest, 64 * "0"), own_cache.root / "x")
    with pytest.raises(Broken, match=r"7\.1 can\'t be installed"):
        environments.make(own_cache.project, env)


def site_of(project, env):
    """The folder of an environment's packages; it is made first."""
    environments.make(project, env)
    (site,) = environments.folder_of(project, env).glob("lib/python*/site-packages")
    return site


@pytest.fixture
def made(tiny, own_cache):
    """An environment to damage: a copy, which shares no file with uv's cache."""
    env = environments.load_all(tiny.project)["7.1"]
    environments.make(tiny.project, env)
    whole = environments.folder_of(tiny.project, env)
    copy = environments.folder_of(own_cache.project, env)
    shutil.copytree(whole, copy, symlinks=True)
    return own_cache.project, env, site_of(own_cache.project, env)


def test_a_sound_environment_has_no_damage(made):
    project, env, site = made
    assert environments.damage(project, env) is None
    assert list((site / "tensorflow/__pycache__").iterdir())  # bytecode isn't damage


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (
            lambda site: (site / "tensorflow/__init__.py").unlink(),
            "tensorflow/__init__.py: No such file",
        ),
        (
            lambda site: (site / "tensorflow/__init__.py").write_text("old = 1\n"),
            "tensorflow/__init__.py: its digest isn't the one in tensorflow-7.1.2",
        ),
        (
            lambda site: next(site.glob("*.dist-info/RECORD")).unlink(),
            "0 of 1 packages are installed",
        ),
        (lambda site: site.rename(site.with_name("x")), "it has no site-packages"),
    ],
)
def test_a_damaged_file_is_named(made, harm, found):
    project, env, site = made
    harm(site)
    assert found in environments.damage(project, env)


def test_a_file_of_two_packages_may_be_either_ones(made):
    """`keras` and `keras-nightly` install one folder: the last one's files stay."""
    project, env, site = made
    (record,) = site.glob("tensorflow-*.dist-info/RECORD")
    other = site / "tensorflow_nightly-7.2.dist-info"
    other.mkdir()
    lines = record.read_text().splitlines(keepends=True)
    other_text = re.sub(r"sha256=[^,]+", f"sha256={43 * '0'}", "".join(lines))
    (other / "RECORD").write_text(other_text)
    assert environments.damage(project, env) is None


@pytest.mark.parametrize(
    "harm", [lambda path: path.unlink(), lambda path: path.write_text("old = 1\n")]
)
def test_a_discarded_environment_is_made_again(own_cache, tmp_path, monkeypatch, harm):
    """A file that was altered in its place is altered in uv's cache, too: a hard link."""
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "uv"))
    project = own_cache.project
    env = environments.load_all(project)["7.1"]
    site = site_of(project, env)
    harm(site / "tensorflow/__init__.py")
    environments.discard(project, env)
    assert not site.exists()
    environments.make(project, env)
    assert environments.damage(project, env) is None
    left = [path.name for path in project.cache.rglob("*.damaged")]
    assert left == []


def test_a_release_is_resolved_with_hashes_and_a_header(tiny, tmp_path, monkeypatch):
    """What readers install is the package with GPU libraries, we lock the one without."""
    version = RELEASES["7.2"]
    (tmp_path / "wheels").mkdir()
    wheel(tmp_path / "wheels", version, "tensorflow-cpu")
    monkeypatch.setenv("UV_FIND_LINKS", str(tmp_path / "wheels"))
    wanted = f"tensorflow=={version}"
    source = {"address": "https://example.org", "day": "2026-01-02", "past": ["a"]}
    name, variables = "7.2+own", {"TF_A": "1"}
    found = locks.resolve(tiny.project, name, PYTHON, [wanted], None, variables, source)
    assert found.packages == {"tensorflow-cpu": version}
    assert "--hash=sha256:" in found.lock
    locks.save(found)
    kept = environments.load(tiny.project, name)
    assert (kept.python, kept.install) == (PYTHON, [wanted])
    assert (kept.variables, kept.source) == (variables, source)
    assert (kept.release, kept.is_release) == ("7.2", False)


def test_what_cannot_be_resolved_is_named(tiny):
    with pytest.raises(Broken, match=r"(?s)9\.9 can't be resolved:\n.*no-such-package"):
        locks.resolve(tiny.project, "9.9", PYTHON, ["no-such-package==1"])


def test_a_job_gets_the_variables_of_an_activated_environment(tiny, monkeypatch):
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("OTHER", "kept")
    env = environments.load_all(tiny.project)["7.1"]
    python = environments.folder_of(tiny.project, env) / "bin" / "python"
    found = environments.job_variables(env, python)
    assert found["PATH"].split(":")[0] == str(python.parent)
    assert found["OTHER"] == "kept"
    assert (found["PYTHONHASHSEED"], found["LC_ALL"]) == ("0", "C.UTF-8")
    assert not {"TF_CPP_MIN_LOG_LEVEL", "PYTHONPATH"} & found.keys()
