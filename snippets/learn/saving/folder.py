# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.1[0-5]", "2.*+tf_keras"]
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
model.compile(
    "adam",
    "sparse_categorical_crossentropy",
    metrics=["sparse_categorical_accuracy"],
)
model.fit(x_train[:5000], y_train[:5000], batch_size=64, epochs=2, verbose=0)

# --8<-- [start:save]
model.save("folder")
loaded = tf.keras.models.load_model("folder")
# --8<-- [end:save]

expected = model.predict(x_test, verbose=0)
difference = np.abs(loaded.predict(x_test, verbose=0) - expected).max()
accuracy = loaded.evaluate(x_test, y_test, verbose=0)[1]
print("The same predictions:", difference < 1e-5)
print("It is a Keras model:", isinstance(loaded, tf.keras.Model))
assert difference < 1e-5 and accuracy > 0.70
