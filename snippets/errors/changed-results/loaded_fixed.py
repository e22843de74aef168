# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

random = np.random.default_rng(0)
x = random.random((600, 4)).astype("float32")
y = x.argmax(axis=1)  # which of the four numbers is the largest
model = tf.keras.Sequential(
    [tf.keras.Input((4,)), tf.keras.layers.Dense(4, activation="softmax")]
)
model.compile(
    tf.keras.optimizers.Adam(0.1),
    loss="sparse_categorical_crossentropy",
    metrics=["sparse_categorical_accuracy"],  # changed
)
model.fit(x, y, epochs=10, verbose=0)
model.save("model.h5")
loaded = tf.keras.models.load_model("model.h5")
before, after = (one.evaluate(x, y, verbose=0)[1] for one in (model, loaded))
print("the same accuracy after loading:", abs(before - after) < 0.01)
assert abs(before - after) < 0.01
