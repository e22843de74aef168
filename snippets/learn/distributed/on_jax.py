# /// script
# requires-python = ">=3.11,<3.14"
# dependencies = ["tensorflow>=2.21", "jax"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["2.21+jax"]
# ///
# --8<-- [start:program]
import os

os.environ["KERAS_BACKEND"] = "jax"
# Two logical devices. If you have GPUs or TPUs, leave out this line.
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=2"

import keras

devices = keras.distribution.list_devices()
keras.distribution.set_distribution(
    keras.distribution.DataParallel(devices=devices)
)

(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
x, y, x_test = x[:10000] / 255.0, y[:10000], x_test / 255.0
model = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(10),
    ]
)
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile("adam", loss, metrics=["accuracy"])
model.fit(x, y, batch_size=100, epochs=3, verbose=0)
accuracy = model.evaluate(x_test, y_test, verbose=0)[1]
print("devices:", len(devices))
print("accuracy above 0.9:", accuracy > 0.9)
assert len(devices) == 2 and accuracy > 0.9
