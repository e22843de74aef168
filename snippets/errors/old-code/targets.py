# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x, y = tf.ones((4, 2)), tf.ones((4, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(loss="mse")
model.fit(x, y, verbose=0)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((y - model(x)) ** 2)
print("gradients:", len(tape.gradient(loss, model.trainable_variables)))
model.targets
