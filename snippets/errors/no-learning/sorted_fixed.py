# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(images, digits), _ = tf.keras.datasets.mnist.load_data()
order = digits[:6000].argsort()  # as if the files were read folder by folder
x, y = images[order] / 255.0, digits[order]

mixed = np.random.default_rng(0).permutation(len(x))  # changed
x, y = x[mixed], y[mixed]  # changed

model = tf.keras.Sequential(
    [tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, activation="softmax")]
)
model.compile(
    optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
)
history = model.fit(x, y, epochs=3, validation_split=0.1, verbose=0)

held_out = sorted(set(y[5400:].tolist()))
accuracy = history.history["val_accuracy"][-1]
print("Digits in the validation data:", held_out)
print("Validation accuracy above 0.7:", accuracy > 0.7)
assert len(held_out) == 10 and accuracy > 0.7
