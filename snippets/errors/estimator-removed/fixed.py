# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).normal(size=(512, 2)).astype("float32")
y = (x[:, 0] > x[:, 1]).astype("int32")

model = tf.keras.Sequential(  # changed
    [tf.keras.layers.Dense(1, activation="sigmoid")]
)
model.compile(  # changed
    tf.keras.optimizers.Ftrl(learning_rate=0.2),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
model.fit(x, y, batch_size=32, epochs=10, verbose=0)  # changed
_, accuracy = model.evaluate(x, y, verbose=0)  # changed
print("accuracy above 0.9:", accuracy > 0.9)
assert accuracy > 0.9
