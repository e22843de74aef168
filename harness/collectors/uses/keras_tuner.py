# /// companion
# package = "keras-tuner"
# purpose = "Search of hyperparameters"
# ///
import keras_tuner
import numpy as np
import tensorflow as tf

x = np.arange(32, dtype="float32").reshape(8, 4) / 32


def build(choice):
    units = choice.Int("units", 1, 3)
    layers = [tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)]
    model = tf.keras.Sequential([tf.keras.Input((4,)), *layers])
    model.compile(optimizer="adam", loss="mse")
    return model


tuner = keras_tuner.RandomSearch(
    build, objective="val_loss", max_trials=2, directory="search", seed=1
)
tuner.search(x, x[:, :1], validation_data=(x, x[:, :1]), epochs=1, verbose=0)
model = tuner.get_best_models()[0]
