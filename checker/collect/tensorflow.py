"""Which names TensorFlow itself has on each release, outside Keras, and those of Keras that
the records of names leave out: below `tf.compat.v1.keras` and `tf.keras.__internal__`. Lists
its modules in each environment, asks each one for all of them, and writes
`checker/evidence/tensorflow.json`.

`python -m checker.collect.tensorflow`. `names` has those that some release
lacks, with a character for each release: `+` there, `-` not; `old` those of TensorFlow 1,
which only `tf.compat.v1` has.
"""

from __future__ import annotations

import json

from checker.collect import EVIDENCE, asked, marks, releases

PLACE = EVIDENCE / "tensorflow.json"
LIST = """
import json, os, types
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import tensorflow as tf
found = set()
LEFT = {"keras", "python", "core", "compiler", "include", "lite", "tools", "v2", "tsl", "xla"}
def walk(module, path, depth):
    for name in dir(module):
        if name.startswith("_") or name in LEFT or not name.isidentifier():
            continue
        try:
            value = getattr(module, name)
            is_module = isinstance(value, types.ModuleType) and "numpy" != value.__name__
        except Exception:
            continue
        found.add(path + name)
        if is_module and depth < 2 and path + name != "tf.compat":
            walk(value, path + name + ".", depth + 1)
walk(tf, "tf.", 0)
walk(tf.compat.v1, "tf.compat.v1.", 0)
for path in ("tf.compat.v1.keras", "tf.keras.__internal__"):
    try:
        module = tf
        for part in path.split(".")[1:]:
            module = getattr(module, part)
        walk(module, path + ".", 1)
    except Exception:
        continue
    found.add(path)
print("\\n" + json.dumps(sorted(found)))
"""
ASK = """
import json, os, sys
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import tensorflow as tf
def there(path):
    value = tf
    try:
        for part in path.split(".")[1:]:
            value = getattr(value, part)
    except Exception:
        return False
    return True
print("\\n" + json.dumps([path for path in json.load(sys.stdin) if there(path)]))
"""


def main() -> None:
    chosen = releases()
    every = sorted({name for one in chosen for name in asked(one, LIST, [])})
    rows = {}
    for release in chosen:
        rows[release] = set(asked(release, ASK, every))
        print(release, len(rows[release]), flush=True)
    names = {}
    for name in every:
        text = marks(name in rows[release] for release in chosen)
        above = name.rpartition(".")[0]
        if "-" in text and names.get(above) != text:  # what a module lacks with it
            names[name] = text
    anywhere = set().union(*rows.values())
    new = {name for name in anywhere if not name.startswith("tf.compat.v1.")}
    known = {"tf." + name[len("tf.compat.v1.") :] for name in anywhere - new}
    tops = {
        name
        for name in known - new
        if not name.startswith(("tf.compat", "tf.keras"))
        and name.rpartition(".")[0] in new | {"tf"}
    }
    lines = ",\n".join(f'  "{name}": "{text}"' for name, text in names.items())
    PLACE.write_text(
        f'{{\n "releases": {json.dumps(chosen)},\n "old": {json.dumps(" ".join(sorted(tops)))},\n'
        f' "names": {{\n{lines}\n }}\n}}\n'
    )
    print(len(names), len(tops))


if __name__ == "__main__":
    main()
