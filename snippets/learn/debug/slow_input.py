# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# ///
# --8<-- [start:program]
import time

import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images = x_train[:1280].astype("float32") / 255.0
digits = y_train[:1280]


def slow(image, digit):
    """Simulates decoding a file, or a download."""
    time.sleep(0.002)
    return image, digit


# --8<-- [start:dataset]
def load(image, digit):
    loaded = tf.numpy_function(slow, [image, digit], [tf.float32, tf.uint8])
    loaded[0].set_shape((28, 28))
    loaded[1].set_shape(())
    return tuple(loaded)


dataset = (
    tf.data.Dataset.from_tensor_slices((images, digits)).map(load).batch(64)
)
# --8<-- [end:dataset]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")


# --8<-- [start:measure]
def seconds(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def input_bound(dataset):
    """True if loading a batch is twice as slow as training on it."""
    in_memory = dataset.take(1).cache().repeat(20)
    model.fit(in_memory, verbose=0)  # traces the step, fills the cache
    step = seconds(lambda: model.fit(in_memory, verbose=0))
    load = seconds(lambda: [None for batch in dataset])
    return load > 2 * step


# --8<-- [end:measure]

# --8<-- [start:fix]
before = input_bound(dataset)

dataset = dataset.cache().prefetch(tf.data.experimental.AUTOTUNE)
model.fit(dataset, verbose=0)  # the first epoch fills the cache
after = input_bound(dataset)
# --8<-- [end:fix]

print("Input-bound at first:", before)
print("Input-bound with cache and prefetch:", after)
assert (before, after) == (True, False)
