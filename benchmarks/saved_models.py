"""What it costs to save and load a large architecture as a SavedModel.

    python -m benchmarks.saved_models 2.4 2.15 2.22

Builds each of `NAMES` without trained weights, saves it, loads it again, and compares what
both predict. Writes `saved_models.json` in this folder: by release and architecture, its
layers, the CPU seconds, and how far the predictions are apart. The collector
`applications` saves so only what has few layers, for these seconds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from harness import environments
from harness import project as projects
from harness.project import write

FOUND = Path(__file__).with_name("saved_models.json")
NAMES = ("MobileNetV2", "EfficientNetB0")
RUN = """
import json, resource, sys, time
import numpy as np
import tensorflow as tf

def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

name = sys.argv[1]
model = getattr(tf.keras.applications, name)(weights=None, input_shape=(32, 32, 3))
x = np.ones((1, 32, 32, 3), "float32")
expected = np.asarray(model(x, training=False))
begun = cpu()
if hasattr(tf.keras, "ops"):
    model.export("model")
    saved = cpu()
    loaded = tf.saved_model.load("model")
    got = np.asarray(loaded.serve(x))
else:
    model.save("model", save_format="tf")
    saved = cpu()
    got = np.asarray(tf.keras.models.load_model("model")(x, training=False))
found = {
    "layers": len(model.layers),
    "save": round(saved - begun, 1),
    "load": round(cpu() - saved, 1),
    "apart": float("%.1e" % (np.abs(got - expected).max() / np.abs(expected).max())),
}
with open("found.json", "w") as file:
    json.dump(found, file)
"""


def main() -> None:
    project = projects.here()
    known = environments.load_all(project)
    found = json.loads(FOUND.read_text("utf-8")) if FOUND.exists() else {}
    for release in sys.argv[1:]:
        env = known[release]
        python = environments.make(project, env)
        for name in NAMES:
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(
                    [str(python), "-c", RUN, name],
                    cwd=folder,
                    env=environments.job_variables(env, python) | {"HOME": folder},
                    check=True,
                    capture_output=True,
                )
                text = (Path(folder) / "found.json").read_text("utf-8")
            found.setdefault(release, {})[name] = json.loads(text)
            print(release, name, found[release][name], flush=True)
            write(FOUND, json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
