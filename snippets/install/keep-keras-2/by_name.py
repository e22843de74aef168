# /// script
# requires-python = ">=3.10,<3.14"
# dependencies = ["tensorflow>=2.16", "tf_keras"]
# [tool.harness]
# environments = ["*+tf_keras", "2.21+tensorflow-hub-0.16.1"]
# cpu-seconds = 30
# reason = "2.16+tf_keras traces slowly: its AutoGraph rewrites tf_keras"
# ///
# --8<-- [start:program]
import keras
import numpy as np
import tensorflow as tf
import tf_keras

x = np.random.rand(64, 4).astype("float32")
for package in (tf_keras, keras):
    model = package.Sequential([package.layers.Dense(1)])
    model.compile("sgd", "mse")
    losses = model.fit(x, x.sum(axis=1), epochs=5, verbose=0).history["loss"]
    print(package.__name__, package.__version__.split(".")[0], "trains")
    assert losses[-1] < losses[0]
print("tf.keras is", tf.keras.Model.__module__.partition(".")[0])
