# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.1,<2.9"]
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.keras.mixed_precision.experimental.set_policy("mixed_float16")

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[:3000, ::2, ::2] / 255.0  # (3000, 14, 14): every second pixel
x_test, y_test = x_test[:2000, ::2, ::2] / 255.0, y_test[:2000]

hidden = tf.keras.layers.Dense(32, activation="relu")
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(14, 14)),
        tf.keras.layers.Flatten(),
        hidden,
        tf.keras.layers.Dense(10),
        tf.keras.layers.Activation("softmax", dtype="float32"),  # the output
    ]
)
print("The layer computes in", hidden(tf.zeros((1, 196))).dtype.name)
print("and keeps its weights in", hidden.kernel.dtype.name)
print("The model returns", model(x_test[:1]).dtype.name)

model.compile(
    tf.keras.optimizers.Adam(0.01),
    "sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train[:3000], batch_size=32, epochs=2, verbose=0)
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print("The optimizer:", type(model.optimizer).__name__)
print(f"Test accuracy above 0.75: {accuracy > 0.75}")
assert hidden.kernel.dtype == "float32" and accuracy > 0.75
