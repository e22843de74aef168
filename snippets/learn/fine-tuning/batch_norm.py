# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:2000] / 255.0, y_train[:2000]

# --8<-- [start:model]
norm = tf.keras.layers.BatchNormalization()
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(32, activation="relu"),
        norm,
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
# --8<-- [end:model]


# --8<-- [start:train]
def train():
    """Trains one epoch; returns whether the layer's moving mean has changed."""
    before = norm.moving_mean.numpy().copy()
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(images, digits, verbose=0)
    return not np.allclose(before, norm.moving_mean.numpy())


released = train()
norm.trainable = False
frozen = train()
# --8<-- [end:train]

# --8<-- [start:call]
batch = images[:8].astype("float32")
same = np.allclose(model(batch, training=True), model(batch, training=False))
# --8<-- [end:call]

print("Training changes the moving mean:", released)
print("Training changes it when frozen:", frozen)
print("Frozen, training=True makes no difference:", same)
assert (released, frozen, same) == (True, False, True)
