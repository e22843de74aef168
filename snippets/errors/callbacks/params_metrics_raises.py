# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Names(tf.keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        print(self.params["metrics"])


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(loss="mse")
model.fit(tf.ones((4, 2)), tf.ones((4, 1)), verbose=0, callbacks=[Names()])
