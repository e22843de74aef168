# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train.astype("float32") / 255.0
x_test, y_test = x_test[:1000].astype("float32") / 255.0, y_test[:1000]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train[:5000], y_train[:5000], batch_size=64, epochs=2, verbose=0)

tf.saved_model.save(model, "folder")  # or a folder that Keras 2 saved

# --8<-- [start:load]
layer = tf.keras.layers.TFSMLayer("folder", call_endpoint="serving_default")
outputs = layer(tf.constant(x_test))  # a dictionary, by output name
predictions = next(iter(outputs.values())).numpy()
# --8<-- [end:load]

difference = np.abs(model.predict(x_test, verbose=0) - predictions).max()
print("Outputs:", list(outputs))
print("The same predictions:", difference < 1e-5)
assert difference < 1e-5
