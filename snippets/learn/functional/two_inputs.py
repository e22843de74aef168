# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# tolerance = 0.02
# tolerance-reason = "its accuracies differ from CPU to CPU"
# cpu-seconds = 60
# reason = "two outputs must both learn, from 30,000 pairs"
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

# --8<-- [start:data]
(x, y), (x_test, y_test) = tf.keras.datasets.mnist.load_data()


def pairs(images, digits):
    """Two digits side by side: is the left larger, and what is the sum?"""
    half = len(images) // 2
    left, right = images[:half] / 255.0, images[half:] / 255.0
    a, b = digits[:half].astype("int32"), digits[half:].astype("int32")
    return [left, right], [(a > b).astype("float32"), a + b]


inputs_train, targets_train = pairs(x, y)  # 30,000 pairs
inputs_test, targets_test = pairs(x_test, y_test)  # 5,000 pairs
# --8<-- [end:data]

# --8<-- [start:model]
left = tf.keras.Input(shape=(28, 28), name="left")
right = tf.keras.Input(shape=(28, 28), name="right")

read = tf.keras.Sequential(  # one reader, shared by both images
    [tf.keras.layers.Flatten(), tf.keras.layers.Dense(128, activation="relu")]
)
both = tf.keras.layers.concatenate([read(left), read(right)])  # (batch, 256)
both = tf.keras.layers.Dense(128, activation="relu")(both)

larger = tf.keras.layers.Dense(1, activation="sigmoid", name="larger")(both)
# The sum is between 0 and 18.
total = tf.keras.layers.Dense(19, activation="softmax", name="total")(both)
model = tf.keras.Model(inputs=[left, right], outputs=[larger, total])
# --8<-- [end:model]

# --8<-- [start:train]
model.compile(
    optimizer="adam",
    loss=["binary_crossentropy", "sparse_categorical_crossentropy"],
    metrics=[["accuracy"], ["accuracy"]],  # one list for each output
)
model.fit(inputs_train, targets_train, batch_size=64, epochs=3, verbose=0)
# --8<-- [end:train]

# --8<-- [start:evaluate]
# (5000, 1) and (5000, 19)
is_larger, sums = model.predict(inputs_test, verbose=0)
larger_accuracy = np.mean((is_larger[:, 0] > 0.5) == targets_test[0])
sum_accuracy = np.mean(sums.argmax(axis=1) == targets_test[1])
print(f"Which digit is larger: accuracy {larger_accuracy:.2f}")
print(f"What is their sum: accuracy {sum_accuracy:.2f}")
assert larger_accuracy > 0.92 and sum_accuracy > 0.80
# --8<-- [end:evaluate]
