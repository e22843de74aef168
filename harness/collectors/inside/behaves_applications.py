"""The architectures of `keras.applications`, without weights: one of each family, the
smallest. What a model is made of, and whether it can be written as JSON and as files."""

import hashlib
import json
import os
import sys
import time
import warnings

from inside import behaves
from inside.behave_arguments import keras_of
from inside.behave_layers import weight_name
from inside.behave_values import kept, text
from inside.behaves import TOOK, objects_of, run_all
from inside.names import parameters_of

# By the beginning of a name, the smallest of the family: it stands for the others.
FAMILIES = (
    ("ResNetRS", "ResNetRS50"),
    ("RegNetX", "RegNetX002"),
    ("RegNetY", "RegNetY002"),
    ("EfficientNetV2", "EfficientNetV2B0"),
    ("EfficientNet", "EfficientNetB0"),
    ("DenseNet", "DenseNet121"),
    ("ConvNeXt", "ConvNeXtTiny"),
    ("MobileNetV3", "MobileNetV3Small"),
    ("NASNet", "NASNetMobile"),
    ("VGG", "VGG16"),
)
SECONDS = 120  # of the CPU for one case
LARGEST = 30e6  # parameters of a model that is written to a file


def stands_for(name):
    """The member of its family that is built: itself, or the smallest."""
    last = name.rpartition(".")[2]
    if last.startswith("ResNet") and not last.startswith("ResNetRS"):
        return "ResNet50V2" if last.endswith("V2") else "ResNet50"
    found = (one for start, one in FAMILIES if last.startswith(start))
    return next(found, last)


def digest(value):
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]


def built(value, **more):
    given = {"weights": None, "input_shape": (96, 96, 3)}
    return value(**dict(given, **more))


def parts(model):
    """Counts, and digests of the layers' names, classes, and shapes, and of the weights."""
    classes = [type(one).__name__ for one in model.layers]
    shapes = [[text(weight_name(w)), list(map(int, w.shape))] for w in model.weights]
    return {
        "parameters": model.count_params(),
        "layers": len(classes),
        "weights": len(shapes),
        "kinds": sorted(set(classes)),
        "classes": digest(classes),
        "layer names": digest([one.name for one in model.layers]),
        "weights' shapes": digest([shape for _, shape in shapes]),
        "weights' names": digest([name for name, _ in shapes]),
        "first layers": [one.name for one in model.layers[:3]],
        "last layers": [one.name for one in model.layers[-2:]],
        "output": kept(model.output_shape),
        "name": model.name,
    }


def written(model, keras, path):
    """Whether a model is there again after it was written."""
    count = model.count_params()
    if path == "json":
        again = keras.models.model_from_json(model.to_json())
    else:
        if count > LARGEST:
            return None
        try:
            model.save(path)
            again = keras.models.load_model(path, compile=False)
        finally:
            if os.path.exists(path) and os.path.isfile(path):
                os.unlink(path)
    return {"parameters": again.count_params(), "name": again.name}


def network_cases(value, keras):
    """Yields (label, function) of an architecture; it is built once."""
    made = {}

    def model():
        if not made:
            made["model"] = built(value)
        return made["model"]

    yield "default", lambda: parts(model())
    yield "to_json", lambda: written(model(), keras, "json")
    yield "whole .h5", lambda: written(model(), keras, "whole.h5")
    yield ".keras", lambda: written(model(), keras, "whole.keras")
    yield "signature", lambda: {"config": parameters_of(value)}
    yield (
        "include_top=False",
        lambda: {"output": kept(built(value, include_top=False).output_shape)},
    )


def main(request):
    """Writes `found.json` as `behaves.main` does."""
    sys.meta_path[:] = [f for f in sys.meta_path if type(f).__name__ != "ServeMnist"]
    warnings.simplefilter("ignore")
    started = time.time()
    keras = keras_of(request["namespace"])
    rows, todo = [], []
    for names, value in objects_of(request["namespace"]):
        name = names[0]
        last = name.rpartition(".")[2]
        if not behaves.is_network(name, value):
            continue
        if request["only"] and request["only"] not in name:
            continue
        row = {"names": names}
        rows.append(row)
        if stands_for(name) != last:
            row["why"] = "as %s, the smallest of its family" % stands_for(name)
            continue
        make = (lambda value=value: network_cases(value, keras), keras)
        todo.append((name, make))
    behaves.SECONDS = SECONDS
    found = run_all(todo)
    for row in rows:
        if "why" not in row:
            row["cases"] = found.get(row["names"][0], {})
            row["took"] = row["cases"].pop(TOOK, None)
    with open("found.json", "w", encoding="utf-8") as file:
        json.dump({"objects": rows, "seconds": time.time() - started}, file)
