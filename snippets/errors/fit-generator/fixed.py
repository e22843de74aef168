# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

model.compile("adam", "mse")


def batches():
    while True:
        yield x, y


history = model.fit(  # changed
    batches(),
    steps_per_epoch=3,
    epochs=1,
    shuffle=False,
    verbose=0,  # changed
)
loss = model.evaluate(batches(), steps=3, verbose=0)  # was evaluate_generator
predicted = model.predict(batches(), steps=3, verbose=0)  # was predict_generator
print(list(history.history), predicted.shape)
assert list(history.history) == ["loss"] and loss >= 0
assert predicted.shape == (192, 1)
