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
model.compile(
    "adam",
    "sparse_categorical_crossentropy",
    metrics=["sparse_categorical_accuracy"],
)
model.fit(x_train[:5000], y_train[:5000], batch_size=64, epochs=2, verbose=0)

# --8<-- [start:save]
model.save("model.keras")
loaded = tf.keras.models.load_model("model.keras")
# --8<-- [end:save]

# --8<-- [start:compare]
expected = model.predict(x_test, verbose=0)
difference = np.abs(loaded.predict(x_test, verbose=0) - expected).max()
same_steps = int(model.optimizer.iterations) == int(loaded.optimizer.iterations)
# --8<-- [end:compare]

# --8<-- [start:train]
before = loaded.evaluate(x_test, y_test, verbose=0)
loaded.fit(x_train[:5000], y_train[:5000], batch_size=64, epochs=2, verbose=0)
after = loaded.evaluate(x_test, y_test, verbose=0)
# --8<-- [end:train]

print("The same predictions:", difference < 1e-5)
print("The optimizer continues where it was:", same_steps)
print("Trained further, its loss falls:", after[0] < before[0])
assert difference < 1e-5 and same_steps
assert after[0] < before[0] and after[1] > 0.75
