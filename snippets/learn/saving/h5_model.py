# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
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

# --8<-- [start:save]
model.save("model.h5")
loaded = tf.keras.models.load_model("model.h5", compile=False)
# --8<-- [end:save]

expected = model.predict(x_test, verbose=0)
difference = np.abs(loaded.predict(x_test, verbose=0) - expected).max()

# --8<-- [start:compile]
loaded.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
accuracy = loaded.evaluate(x_test, y_test, verbose=0)[1]
# --8<-- [end:compile]

print("The same predictions:", difference < 1e-5)
print("Test accuracy above 0.70:", accuracy > 0.70)
assert difference < 1e-5 and accuracy > 0.70
