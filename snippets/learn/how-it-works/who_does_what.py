# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.2"]
# ///
# --8<-- [start:program]
from collections import Counter

import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:640] / 255.0, y_train[:640]

# --8<-- [start:count]
python = Counter()  # what Python does
graph_steps = tf.Variable(0)  # what the graph does


class Spy(tf.keras.layers.Layer):
    def call(self, inputs):
        python["layer.call"] += 1
        return inputs


class SpyModel(tf.keras.Model):
    def train_step(self, data):
        python["train_step"] += 1
        graph_steps.assign_add(1)
        return super().train_step(data)


class SpyCallback(tf.keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        python["callback"] += 1


def spy_loss(y_true, y_pred):
    python["loss"] += 1
    return tf.keras.losses.sparse_categorical_crossentropy(y_true, y_pred)


# --8<-- [end:count]

# --8<-- [start:build]
inputs = tf.keras.Input(shape=(28, 28))
x = tf.keras.layers.Flatten()(Spy()(inputs))
outputs = tf.keras.layers.Dense(10, activation="softmax")(x)
model = SpyModel(inputs, outputs)
print("While you build, Python runs layer.call:", python["layer.call"] > 0)
# --8<-- [end:build]

# --8<-- [start:fit]
python.clear()
model.compile(optimizer="sgd", loss=spy_loss)
model.fit(
    images,
    digits,
    batch_size=64,
    epochs=10,
    callbacks=[SpyCallback()],
    verbose=0,
)
# --8<-- [end:fit]

# --8<-- [start:compare]
print("The graph of the training step ran:", int(graph_steps.numpy()))
print("Python ran the callback:", python["callback"])
for name in ("train_step", "layer.call", "loss"):
    print(
        f"Python ran {name} a few times, while tracing:", 0 < python[name] < 10
    )
assert graph_steps.numpy() == python["callback"] == 100  # 10 epochs of 10 steps
assert all(0 < python[n] < 10 for n in ("train_step", "layer.call", "loss"))
# --8<-- [end:compare]
