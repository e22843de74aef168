# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential(
    [tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, activation="softmax")]
)
model.compile(
    "adam",
    "sparse_categorical_crossentropy",  # changed: accepts integer labels
    metrics=["accuracy"],
)
model.fit(x_train[:8000] / 255.0, y_train[:8000], epochs=3, verbose=0)
_, accuracy = model.evaluate(x_test[:2000] / 255.0, y_test[:2000], verbose=0)
print("accuracy above 0.75:", accuracy > 0.75)
assert accuracy > 0.75
