# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((8, 3)), np.ones((8, 1))


class Given(tf.keras.callbacks.Callback):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y

    def on_epoch_end(self, epoch, logs=None):
        print("predicted:", self.model.predict(self.x, verbose=0).shape)


class Taken(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(len(self.validation_data))


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(x, y, callbacks=[Given(x, y)], verbose=0)
model.fit(x, y, validation_data=(x, y), callbacks=[Taken()], verbose=0)
