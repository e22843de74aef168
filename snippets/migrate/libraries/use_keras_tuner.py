# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "keras-tuner"]
# [tool.harness]
# environments = ["*+keras-tuner"]
# ///
# --8<-- [start:program]
import keras_tuner
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((512, 4)).astype("float32")
y = x @ np.array([1.0, -2.0, 3.0, 0.5], "float32")


def build(choices):
    rate = choices.Choice("learning_rate", [1e-4, 5e-2])
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    model.compile(optimizer=tf.keras.optimizers.Adam(rate), loss="mse")
    return model


tuner = keras_tuner.GridSearch(build, objective="val_loss", directory="trials")
tuner.search(x, y, epochs=5, validation_split=0.2, verbose=0)
best = tuner.get_best_hyperparameters()[0].get("learning_rate")
print("the better learning rate:", best)
assert best == 5e-2
