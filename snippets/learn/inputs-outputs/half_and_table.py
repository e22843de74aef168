# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.2"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()


# --8<-- [start:data]
def inputs_of(images):
    """The upper half as an image, the lower half as a table of ink."""
    images = images.astype("float32") / 255.0
    lower = images[:, 14:]  # (rows, 14, 28)
    ink = np.concatenate([lower.mean(axis=2), lower.mean(axis=1)], axis=1)
    return {"upper": images[:, :14, :, None], "ink": ink}  # (rows, 42): 14 + 28


def targets_of(digits):
    return {"digit": digits, "even": (digits % 2 == 0).astype("float32")}


inputs, targets = inputs_of(x_train[:6000]), targets_of(y_train[:6000])
test_inputs, test_targets = inputs_of(x_test[:4000]), targets_of(y_test[:4000])
# --8<-- [end:data]

# --8<-- [start:model]
upper = tf.keras.Input(shape=(14, 28, 1), name="upper")
ink = tf.keras.Input(shape=(42,), name="ink")

x = tf.keras.layers.Conv2D(4, 3, strides=2, activation="relu")(upper)
x = tf.keras.layers.Flatten()(x)  # (batch, 312)
table = tf.keras.layers.Dense(32, activation="relu")(ink)
both = tf.keras.layers.concatenate([x, table])  # (batch, 344)
both = tf.keras.layers.Dense(64, activation="relu")(both)

digit = tf.keras.layers.Dense(10, activation="softmax", name="digit")(both)
even = tf.keras.layers.Dense(1, activation="sigmoid", name="even")(both)
model = tf.keras.Model(
    inputs={"upper": upper, "ink": ink}, outputs={"digit": digit, "even": even}
)
# --8<-- [end:model]

# --8<-- [start:train]
model.compile(
    optimizer=tf.keras.optimizers.Adam(learning_rate=0.003),
    loss={
        "digit": "sparse_categorical_crossentropy",
        "even": "binary_crossentropy",
    },
    loss_weights={"digit": 1.0, "even": 0.5},
    metrics={"digit": ["accuracy"], "even": ["accuracy"]},
)
model.fit(inputs, targets, batch_size=64, epochs=4, verbose=0)
# --8<-- [end:train]

# --8<-- [start:evaluate]
results = model.evaluate(test_inputs, test_targets, verbose=0, return_dict=True)
digits_right, even_right = results["digit_accuracy"], results["even_accuracy"]
print(f"Which digit is it: accuracy {digits_right:.2f}")
print(f"Is it even: accuracy {even_right:.2f}")

five = {name: rows[:5] for name, rows in test_inputs.items()}
answers = model(five)  # a dict again
print({name: tuple(answer.shape) for name, answer in sorted(answers.items())})
assert digits_right > 0.80 and even_right > 0.84
# --8<-- [end:evaluate]
