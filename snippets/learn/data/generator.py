# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()


# --8<-- [start:generator]
def rows():
    """Yields one row of pixels at a time, as if from a file."""
    for image, digit in zip(x_train[:5000], y_train[:5000]):
        yield image.reshape(784) / 255.0, digit


data = tf.data.Dataset.from_generator(
    rows,  # the function, not rows()
    output_signature=(
        tf.TensorSpec(shape=(784,), dtype=tf.float32),
        tf.TensorSpec(shape=(), dtype=tf.int32),
    ),
)
data = data.apply(tf.data.experimental.assert_cardinality(5000))  # rows
train = data.cache().shuffle(5000).batch(64).prefetch(tf.data.AUTOTUNE)
# --8<-- [end:generator]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(784,)),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, epochs=3, shuffle=False, verbose=0)

answers = model.predict(x_test.reshape(-1, 784) / 255.0, verbose=0)
accuracy = np.mean(answers.argmax(axis=1) == y_test)
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.80
