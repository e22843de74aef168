"""What is installed, and whether it fits: reads the metadata, imports neither package."""

import importlib.util
import os
import re
import subprocess
import sys
from typing import Dict, Iterator, List, Optional, Tuple

TENSORFLOW = (
    "tensorflow",
    "tensorflow-cpu",
    "tensorflow-gpu",
    "tensorflow-macos",
    "tensorflow-intel",
)
SOURCE = os.path.abspath(__file__)
Version = Tuple[int, ...]


def number(version: Optional[str]) -> Version:
    """(2, 4) for "2.4.4"."""
    return tuple(int(n) for n in re.findall(r"\d+", version or "")[:2])


def installed(folders: List[str]) -> Dict[str, List[Tuple[str, str]]]:
    """Every package with its versions and folders, those that are found first first."""
    found: Dict[str, List[Tuple[str, str]]] = {}
    for folder in dict.fromkeys(os.path.realpath(one or ".") for one in folders):
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue
        for name in names:
            match = re.match(r"(.+?)-([^-]+)(?:-.*)?\.(?:dist|egg)-info$", name)
            if match:
                key = re.sub(r"[-_.]+", "-", match[1]).lower()
                found.setdefault(key, []).append((match[2], os.path.join(folder, name)))
    return found


def broken(have: Dict[str, List[Tuple[str, str]]], folders: List[str]) -> Iterator[str]:
    """What is wrong with the installation itself."""
    for key in (*TENSORFLOW, "keras", "tf-keras", "protobuf", "numpy"):
        places = have.get(key, [])
        by_folder: Dict[str, List[str]] = {}
        for version, info in places:
            by_folder.setdefault(os.path.dirname(info), []).append(version)
        for folder, versions in by_folder.items():
            if len(versions) > 1:
                some = " and ".join(sorted(versions))
                yield f"{key} is there twice in {folder}: {some}. Run: pip uninstall {key}, as often as it finds one, then install it again."
        for _, info in places[:1]:
            if info.endswith(".dist-info") and not os.path.exists(
                os.path.join(info, "METADATA")
            ):
                yield f"{info} is damaged: it has no METADATA. Remove the folder and install {key} again."
    several = [key for key in TENSORFLOW[:2] if key in have]
    if len(several) > 1:
        yield f"{' and '.join(several)} overwrite each other: uninstall both, then install one."
    for folder in folders:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        left = [
            n
            for n in names
            if n.startswith("~") and re.match(r"~(ensorflow|eras|umpy|rotobuf)", n)
        ]
        if left:
            yield f"{os.path.join(folder, left[0])} is what pip couldn't remove: close what uses it, and remove it."
        for name in ("tensorflow.py", "keras.py", "numpy.py"):
            if name in names:
                package = name[:-3]
                yield f"Your own file {os.path.join(folder, name)} hides {package}: rename it."


def diagnose(have: Dict[str, str], where: str, legacy: bool) -> Iterator[str]:
    """What fits, and what to do. The first line is what is installed."""
    version = next((have[name] for name in TENSORFLOW if name in have), None)
    if version is None:
        yield f"TensorFlow isn't installed in {where}: install it."
        return
    tf, keras, old = number(version), have.get("keras"), have.get("tf-keras")
    yield f"TensorFlow {version}, keras {keras or 'none'}, tf_keras {old or 'none'}"
    if tf < (2, 12) and number(have.get("protobuf", "3.0")) > (3, 20):
        yield 'protobuf is too new: pip install "protobuf<3.21"'
    if tf < (2, 18) and number(have.get("numpy", "1.0")) >= (2, 0):
        yield 'NumPy is too new: pip install "numpy<2"'
    own = "{}.{}.*".format(*tf)
    if tf < (2, 6):
        if keras and not (keras.startswith("2.4.") and (2, 2) <= tf <= (2, 4)):
            yield f"keras {keras} is incompatible: pip uninstall keras"
        return
    if tf < (2, 16) and keras and number(keras) != tf:
        yield f'keras {keras} is incompatible: pip install "keras=={own}"'
    if tf >= (2, 16) and keras and number(keras) < (3, 0):
        yield f'keras {keras} is incompatible: pip install "keras>=3"'
    if not keras and "keras-nightly" not in have:
        yield f'keras is missing: pip install "keras{">=3" if tf >= (2, 16) else "==" + own}"'
    if tf >= (2, 16) and legacy and (old is None or number(old) != tf):
        yield f'TF_USE_LEGACY_KERAS is set, and tf_keras {old or "is missing"}: pip install "tf_keras=={own}"'


def run(python: Optional[str]) -> Tuple[List[str], bool]:
    """The lines to print, and whether all is well."""
    python = python or chosen()
    if os.path.realpath(python) != os.path.realpath(sys.executable):
        return ask(python)
    folders = [
        one for one in sys.path if one != os.path.dirname(os.path.dirname(SOURCE))
    ]
    have = installed(folders)
    wrong = list(broken(have, folders))
    legacy = os.environ.get("TF_USE_LEGACY_KERAS", "").lower() in ("1", "true")
    first = {key: places[0][0] for key, places in have.items()}
    lines = list(diagnose(first, sys.executable, legacy))
    fits = len(lines) == 1 and any(name in first for name in TENSORFLOW)
    if fits and not wrong and importlib.util.find_spec("tensorflow") is None:
        wrong.append(
            "The metadata of TensorFlow is there, and its folder isn't: install it again."
        )
    wrong += lines[1:] if any(name in first for name in TENSORFLOW) else lines
    shown = [f"Python {sys.version.split()[0]} in {sys.prefix}", *lines[:1]]
    shown += [one for one in wrong if one not in shown]
    if not wrong:
        own = first.get("keras") or first.get("keras-nightly")
        name = f"keras {own}" if own else "a part of TensorFlow"
        name = "tf_keras" if legacy else name
        shown.append(f"Compatible: tf.keras is {name}.")
    return shown, not wrong


def chosen() -> str:
    """The interpreter to look at: this one, or, where TensorFlow isn't in it, the one of
    the environment that is active."""
    if any(name in installed(list(sys.path)) for name in TENSORFLOW):
        return sys.executable
    base = os.environ.get("VIRTUAL_ENV") or os.environ.get("CONDA_PREFIX")
    folder = "Scripts" if os.name == "nt" else "bin"
    python = (
        os.path.join(base, folder, "python.exe" if os.name == "nt" else "python")
        if base
        else ""
    )
    return python if python and os.path.exists(python) else sys.executable


def ask(python: str) -> Tuple[List[str], bool]:
    """The same in another interpreter, which runs this file."""
    try:
        done = subprocess.run(
            [python, SOURCE],
            capture_output=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return [f"{python} can't be run: {error}"], False
    lines = done.stdout.decode(errors="replace").splitlines()
    if not lines:
        lines = [
            f"{python} failed: {done.stderr.decode(errors='replace').strip()[-300:]}"
        ]
    return lines, done.returncode == 0


def main() -> int:
    # The folder of this file isn't where the asked interpreter's packages are.
    sys.path[:] = [
        one
        for one in sys.path
        if os.path.realpath(one or ".") != os.path.dirname(SOURCE)
    ]
    lines, fine = run(sys.executable)
    print("\n".join(lines))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
