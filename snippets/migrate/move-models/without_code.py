# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.21"]
# inputs = "migrate/move-models/save_one"
# inputs-from = ["2.4", "2.10", "2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

for release in ("2.4", "2.10", "2.15"):
    expected = np.load(release + "/expected.npz")
    layer = tf.keras.layers.TFSMLayer(
        release + "/served", call_endpoint="serving_default"
    )
    found = list(layer(expected["x"]).values())[0]
    same = np.allclose(found, expected["y"], atol=1e-6)
    print("saved on", release, "- same predictions:", same)
    assert same
