# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Hooks(tf.keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.called = []

    def on_train_begin(self, logs=None):
        self.called.append("on_train_begin")

    def on_epoch_begin(self, epoch, logs=None):
        self.called.append(f"  on_epoch_begin {epoch}")

    def on_train_batch_begin(self, batch, logs=None):
        self.called.append(f"    on_train_batch_begin {batch}")

    def on_train_batch_end(self, batch, logs=None):
        self.called.append(f"    on_train_batch_end {batch}: {sorted(logs)}")

    def on_test_begin(self, logs=None):
        self.called.append("    on_test_begin")

    def on_test_end(self, logs=None):
        self.called.append("    on_test_end")

    def on_epoch_end(self, epoch, logs=None):
        self.called.append(f"  on_epoch_end {epoch}: {sorted(logs)}")

    def on_train_end(self, logs=None):
        self.called.append("on_train_end")


hooks = Hooks()
x, y = np.zeros((64, 4)), np.zeros((64, 1))
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
)
model.compile("sgd", "mse")
model.fit(x, y, validation_data=(x, y), callbacks=[hooks], verbose=0)
print("\n".join(hooks.called))
assert (
    hooks.called[0] == "on_train_begin" and hooks.called[-1] == "on_train_end"
)
