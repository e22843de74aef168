# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

# --8<-- [start:data]
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[:10000, ..., None].astype("float32") / 255.0
x_test = x_test[:1200, ..., None].astype("float32") / 255.0  # (1200, 28, 28, 1)
y_train, y_test = y_train[:10000], y_test[:1200]

many = np.flatnonzero(y_train < 5)[:3500]  # plenty of the digits 0 to 4
few = np.concatenate([np.flatnonzero(y_train == d)[:20] for d in range(5, 10)])
is_old = y_test < 5

old_data = x_train[many], y_train[many]
new_data = x_train[few], y_train[few] - 5  # 20 images of each digit 5 to 9
old_test = x_test[is_old], y_test[is_old]
new_test = x_test[~is_old], y_test[~is_old] - 5
# --8<-- [end:data]


# --8<-- [start:model]
def make_base():
    return tf.keras.Sequential(
        [
            tf.keras.Input(shape=(28, 28, 1)),
            tf.keras.layers.Conv2D(16, 5, strides=2, activation="relu"),
            tf.keras.layers.Conv2D(32, 3, strides=2, activation="relu"),
            tf.keras.layers.Flatten(),
        ]
    )


def with_head(base):
    """Puts a new last layer for five classes on the base."""
    inputs = tf.keras.Input(shape=(28, 28, 1))
    outputs = tf.keras.layers.Dense(5, activation="softmax")(base(inputs))
    return tf.keras.Model(inputs, outputs)


def train(model, data, rate, **settings):
    model.compile(
        optimizer=tf.keras.optimizers.Adam(rate),
        loss="sparse_categorical_crossentropy",
    )
    model.fit(*data, verbose=0, **settings)


def accuracy(model, images, digits):
    return float((np.argmax(model(images), axis=1) == digits).mean())


# --8<-- [end:model]

# --8<-- [start:base]
base = make_base()
old = with_head(base)
train(old, old_data, rate=0.002, batch_size=64, epochs=1)
old_before = accuracy(old, *old_test)
# --8<-- [end:base]

# --8<-- [start:freeze]
base.trainable = False
new = with_head(base)
to_train = sum(int(tf.size(w)) for w in new.trainable_weights)  # of 9,061
train(new, new_data, rate=0.005, batch_size=10, epochs=4)
frozen = accuracy(new, *new_test)
old_after = accuracy(old, *old_test)
# --8<-- [end:freeze]

# --8<-- [start:unfreeze]
base.trainable = True
# Compiles again, with a low rate.
train(new, new_data, rate=0.0005, batch_size=10, epochs=2)
tuned = accuracy(new, *new_test)
# --8<-- [end:unfreeze]

# --8<-- [start:scratch]
scratch_model = with_head(make_base())
train(scratch_model, new_data, rate=0.002, batch_size=10, epochs=6)
scratch = accuracy(scratch_model, *new_test)
# --8<-- [end:scratch]

print("Weights to train with the base frozen:", to_train)
print("The old model reads 0 to 4 above 0.85:", old_before > 0.85)
print("Unchanged after training the new head:", old_before == old_after)
print("The new model reads 5 to 9 above 0.6, base frozen:", frozen > 0.6)
print("Above 0.6, base fine-tuned:", tuned > 0.6)
assert old_before > 0.85 and old_before == old_after
assert frozen > 0.6 and tuned > 0.6 and tuned > scratch - 0.1
