# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13"]
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

# --8<-- [start:convert]
model.export("digits/1")
converter = tf.lite.TFLiteConverter.from_saved_model("digits/1")
content = converter.convert()
# --8<-- [end:convert]


def run_tflite(content, images):
    """Predicts with TFLite's interpreter, one image at a time."""
    interpreter = tf.lite.Interpreter(model_content=content)
    interpreter.allocate_tensors()
    into = interpreter.get_input_details()[0]["index"]
    out = interpreter.get_output_details()[0]["index"]
    results = []
    for image in images:
        interpreter.set_tensor(into, image[None])  # a batch of one
        interpreter.invoke()
        results.append(interpreter.get_tensor(out)[0])
    return np.stack(results)


difference = np.abs(predictions - run_tflite(content, x_test)).max()
print("The same predictions:", difference < 1e-4)
assert difference < 1e-4
