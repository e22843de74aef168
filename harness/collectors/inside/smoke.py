"""Whether a release still works with one of its dependencies forced to another version.

This runs in an environment's own interpreter: the standard library, TensorFlow, and what
comes with it; valid on Python 3.7. The forced package is in a separate folder, which is
put first on the path, as a later `pip install` would replace what is there. The steps are
in `steps.py`. Each result is printed at once: a crash prints nothing.
"""

import importlib
import json
import os
import sys
import time

from inside.steps import Steps

MARK = "@@ "  # begins each line of ours


def tell(**said):
    print(MARK + json.dumps(said), flush=True)


def force(folder):
    """Puts a folder first on the path, and forgets what began without it: namespaces,
    and what setuptools does as Python starts."""
    sys.path.insert(0, folder)
    for name, module in list(sys.modules.items()):
        if hasattr(module, "__path__") and getattr(module, "__file__", None) is None:
            del sys.modules[name]
    importlib.invalidate_caches()
    start = "_distutils_hack"
    if os.path.exists(os.path.join(folder, "setuptools")):
        for name in [n for n in sys.modules if n.partition(".")[0] == start]:
            del sys.modules[name]
        own = [one for one in sys.meta_path if type(one).__module__ == start]
        for finder in own:
            sys.meta_path.remove(finder)
        if os.path.exists(os.path.join(folder, start)):
            importlib.import_module(start).add_shim()


def loaded(folder):
    """Modules that come from the folder, and those that should have: they came from
    another place though the folder has the same file."""
    own, leaks = set(), set()
    for name, module in list(sys.modules.items()):
        # Not by `getattr`: a lazy module would be imported now.
        path = getattr(module, "__dict__", {}).get("__file__")
        if not isinstance(path, str):
            continue
        if path.startswith(folder + os.sep):
            own.add(name)
            continue
        _, found, rest = path.partition(os.sep + "site-packages" + os.sep)
        if found and os.path.exists(os.path.join(folder, rest)):
            leaks.add(name)
    return sorted(own), sorted(leaks)


def requirements():
    """What the environment's packages ask for: by package, who asks, and for what."""
    from email.parser import Parser

    rows = []
    for place in sys.path:
        for name in sorted(os.listdir(place)) if os.path.isdir(place) else ():
            path = os.path.join(place, name, "METADATA")
            if name.endswith(".dist-info") and os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    stated = Parser().parsestr(file.read(), headersonly=True)
                for one in stated.get_all("Requires-Dist") or ():
                    rows.append([stated["Name"], one])
    return rows


def run(steps):
    """Runs all of them; after an import that fails there is nothing to run."""
    for name, step in steps.all():
        tell(begins=name)
        started = time.time()
        error = None
        try:
            step()
        except BaseException as raised:
            error = [type(raised).__name__, str(raised)]
        tell(step=name, error=error, seconds=round(time.time() - started, 2))
        if error and name == "import":
            return


def main(request):
    """Runs the steps. Request: `release` ([2, 4]), `folder` (of the forced package, or
    null: as locked)."""
    folder = request["folder"]
    if folder is None:
        tell(requires=requirements())
    else:
        force(folder)
    run(Steps(tuple(request["release"])))
    if folder is not None:
        own, leaks = loaded(folder)
        tell(used=len(own), leaks=leaks)
