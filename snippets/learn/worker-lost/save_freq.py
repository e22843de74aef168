# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

tf.get_logger().setLevel("ERROR")
steps = []


class Record(tf.keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch

    def on_train_batch_end(self, batch, logs=None):
        steps.append((self.epoch + 1, batch + 1))
        if steps[0] == (1, 1) and steps[-1] == (2, 4):
            raise RuntimeError("stopped in epoch")


def train():
    model = tf.keras.Sequential(
        [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
    )
    model.compile("sgd", "mse")
    backup = tf.keras.callbacks.BackupAndRestore("backup", save_freq=2)
    x, y = np.ones((80, 4), "float32"), np.ones((80, 1), "float32")
    model.fit(x, y, 16, epochs=3, callbacks=[backup, Record()], verbose=0)


try:
    train()
except RuntimeError as error:
    print(error, "%d after step %d" % steps[-1])
    steps.clear()
    train()
print("continues in epoch %d at step %d" % steps[0])
print("runs %d steps" % len(steps))
