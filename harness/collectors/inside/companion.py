"""Whether a companion package works in a release: its use, run once.

This runs in an environment's own interpreter: the standard library, TensorFlow, and what
comes with it; valid on Python 3.7. The companion and what it needs is in a separate
folder, which is put first on the path, as a later `pip install` would add it.
"""

import ast
import importlib
import os
import sys

from inside.smoke import force, loaded, tell

# Whose class a Keras object is, by the module that has it.
KERAS = (
    "tf_keras",
    "keras",
    "tensorflow.python.keras",
    "tensorflow.keras",
    "keras_core",
)


def keras_of(thing):
    """Which Keras an object is of, with its version: `keras 3.12.0`; nothing where it is
    of none."""
    for kind in type(thing).__mro__:
        for name in KERAS:
            if (kind.__module__ + ".").startswith(name + "."):
                top = sys.modules.get(name)
                version = getattr(top, "__version__", "")
                return (name + " " + version).strip()
    return ""


def run(code):
    """Runs a program; its error says whether a line of it imported something."""
    tell(begins="use")
    names = vars(sys.modules["__main__"])
    path = os.path.abspath("use.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(code)  # for AutoGraph, which reads a function's source
    line, error = 0, None
    try:
        exec(compile(code, path, "exec"), names)
    except BaseException as raised:
        error = [type(raised).__name__, str(raised)]
        frame = raised.__traceback__.tb_next
        line = frame.tb_lineno if frame else getattr(raised, "lineno", 0) or 0
    found = [one for one in ast.parse(code).body if one.lineno <= line]
    importing = bool(found) and isinstance(found[-1], (ast.Import, ast.ImportFrom))
    tell(step="import" if importing else "use", error=error)
    tell(keras=keras_of(names.get("model")))


def main(request):
    """Runs a use. Request: `folder` (of the companion), `code`."""
    folder = request["folder"]
    force(folder)
    importlib.invalidate_caches()
    run(request["code"])
    own, leaks = loaded(folder)
    tell(used=len(own), leaks=leaks)
