# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()


# --8<-- [start:map]
def prepare(image, digit):
    return tf.cast(image, tf.float32) / 255.0, digit


# --8<-- [end:map]

# --8<-- [start:pipeline]
train = (
    tf.data.Dataset.from_tensor_slices((x_train[:10000], y_train[:10000]))
    .map(prepare, num_parallel_calls=tf.data.AUTOTUNE)  # one image at a time
    .cache()  # prepared once, kept in memory
    .shuffle(10000)  # a new order each epoch
    .batch(64)
    .prefetch(tf.data.AUTOTUNE)  # prepares the next batch during training
)
test = (
    tf.data.Dataset.from_tensor_slices((x_test, y_test))
    .batch(500)
    .map(prepare)  # a whole batch at a time
)
print(train.element_spec)
print("Batches in an epoch:", int(train.cardinality()))
# --8<-- [end:pipeline]

# --8<-- [start:train]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, epochs=3, shuffle=False, verbose=0)  # the pipeline shuffles

loss, accuracy = model.evaluate(test, verbose=0)
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.88
# --8<-- [end:train]
