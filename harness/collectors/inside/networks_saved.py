"""An architecture of so many layers that it's saved and loaded as a SavedModel apart from
the other formats: that takes longer than all the rest (`networks.TRACED`).

Request: `name`, and `shape` of the smallest input that it accepts.
"""

import gc

import tensorflow as tf
from inside import networks

if networks.KERAS_3:
    from inside import networks_3  # noqa: F401  # weights get the same values


def main(request):
    gc.disable()  # a fifth of the time: each pass goes over all that is traced
    make = getattr(tf.keras.applications, request["name"])
    tf.keras.backend.clear_session()
    networks.tell(begins="build")
    model = make(weights=None, input_shape=tuple(request["shape"]))
    networks.set_weights(model)
    expected = networks.predict(model)
    networks.tell(saves=networks.there_and_back(model, expected, ["savedmodel"]))
    return networks.tell(done=True)
