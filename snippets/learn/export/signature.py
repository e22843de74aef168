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
predictions = model.predict(x_test, verbose=0)

# --8<-- [start:save]
tf.saved_model.save(model, "digits/1")
# --8<-- [end:save]

# --8<-- [start:call]
loaded = tf.saved_model.load("digits/1")
serve = loaded.signatures["serving_default"]
(name,) = serve.structured_input_signature[1]  # it differs by release
outputs = serve(**{name: tf.constant(x_test)})
served = next(iter(outputs.values())).numpy()
# --8<-- [end:call]

difference = np.abs(predictions - served).max()
print("The same predictions:", difference < 1e-5)
print(
    "Test accuracy above 0.7:", (served.argmax(axis=1) == y_test).mean() > 0.7
)
assert difference < 1e-5
assert (served.argmax(axis=1) == y_test).mean() > 0.7
