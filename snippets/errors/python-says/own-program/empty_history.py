# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
x, y = tf.ones((4, 2)), tf.ones((4, 1))
history = model.fit(x, y, verbose=0)
print("after fit:", list(model.history.history))
model.evaluate(x, y, verbose=0)
print("after evaluate:", list(model.history.history))
print("what fit returned:", list(history.history))
try:
    model.history.history["loss"]
except KeyError as error:
    print("KeyError:", error)
