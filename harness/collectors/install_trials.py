"""Trials of one installation: resolved by pip or uv, installed, checked by a program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from packaging.utils import canonicalize_name

from harness import environments, examples, mnist, outcomes, subject
from harness.environments import PIN, job_variables, run_uv
from harness.project import Project
from harness.worker_client import Request, WorkerClient


class InstallTrials:
    """A folder for attempts, with its own cache that is removed with it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.check = examples.smoke_test(project)
        self.folder = Path(tempfile.mkdtemp(prefix="attempts-", dir=project.cache))
        self.cache = {"UV_CACHE_DIR": str(self.folder / "uv"), "UV_NO_CONFIG": "1"}
        self.pips: dict[str, Path] = {}
        self.known: dict[tuple[object, ...], str] = {}

    def __enter__(self) -> InstallTrials:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def attempt(
        self, installer: str, python: str, asked: list[str]
    ) -> tuple[dict[str, str], str]:
        """Resolves, installs and checks. Returns the packages that the resolver chose,
        and the summary line of what failed, or nothing."""
        resolve = self.resolve_with_pip if installer == "pip" else self.resolve_with_uv
        packages, error = resolve(python, [subject.without_gpu(one) for one in asked])
        if not error:
            key = (python, *sorted(packages.items()))
            if key not in self.known:
                self.known[key] = self.install_and_check(python, packages)
            error = self.known[key]
        return packages, error

    def resolve_with_uv(
        self, python: str, wanted: list[str]
    ) -> tuple[dict[str, str], str]:
        done = run_uv(
            *("pip", "compile", "--quiet", "--no-header", "--no-annotate"),
            *("--python", environments.interpreter(python), "-"),
            given="\n".join(wanted),
            **self.cache,
        )
        return named(PIN.findall(done.stdout)), summary(done)

    def resolve_with_pip(
        self, python: str, wanted: list[str]
    ) -> tuple[dict[str, str], str]:
        """With the newest pip of this Python, as after `pip install --upgrade pip`."""
        if python not in self.pips:
            folder = self.folder / f"pip-{python}"
            base = environments.interpreter(python)
            run_uv("venv", "--quiet", "--seed", "--python", base, folder, **self.cache)
            self.pips[python] = folder / "bin" / "python"
        words = ["-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed"]
        words += ["--no-cache-dir", "--report", "-"]
        done = subprocess.run(
            [self.pips[python], *words, *wanted],
            capture_output=True,
            text=True,
            check=False,
            env=job_variables(None, self.pips[python])
            | {"PIP_CONFIG_FILE": os.devnull},
        )
        if done.returncode:
            return {}, summary(done)
        report = json.loads(done.stdout[done.stdout.index("{") :])
        chosen = [one["metadata"] for one in report["install"]]
        packages = named((one["name"], one["version"]) for one in chosen)
        # What `python -m venv` puts there counts: an old setuptools has pkg_resources.
        return with_bundled_setuptools(python, packages), ""

    def install_and_check(self, python: str, packages: dict[str, str]) -> str:
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        base = environments.interpreter(python)
        interpreter = folder / "env" / "bin" / "python"
        run_uv("venv", "--quiet", "--python", base, folder / "env", **self.cache)
        done = run_uv(
            *("pip", "install", "--quiet", "--no-deps", "--python", interpreter),
            *(f"{name}=={version}" for name, version in packages.items()),
            **self.cache,
        )
        error = summary(done)
        if not error:
            error = self.check_with(interpreter)
        shutil.rmtree(folder, ignore_errors=True)
        return error

    def check_with(self, interpreter: Path) -> str:
        """The summary line of what the smoke test raises, or nothing."""
        settings = mnist.worker_settings(self.project, ())
        variables = job_variables(None, interpreter)
        client = WorkerClient(interpreter, variables, settings)
        try:
            request = Request(
                id=self.check.id,
                filename=f"{self.check.name}.py",
                code=self.check.program,
                cpu_seconds=60,
                wall_seconds=600,
                megabytes=6000,
            )
            return outcomes.read(client.run(request, None)).summary
        finally:
            client.close()


def named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in pairs}


def summary(done: subprocess.CompletedProcess[str]) -> str:
    """The line of an installer's error that a person would search for, or nothing."""
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    marked = [line for line in lines if line.lower().startswith("error")]
    return (marked or lines or [f"exit status {done.returncode}"])[-1]


def with_bundled_setuptools(python: str, packages: dict[str, str]) -> dict[str, str]:
    if "setuptools" in packages or int(python.split(".")[1]) >= 12:
        return packages
    code = "import ensurepip; print(dict((p[0], p[1]) for p in ensurepip._PROJECTS)['setuptools'])"
    done = subprocess.run(
        [environments.interpreter(python), "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    bundled = done.stdout.strip()
    return packages | ({"setuptools": bundled} if bundled else {})
