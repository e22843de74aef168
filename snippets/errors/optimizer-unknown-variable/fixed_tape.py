# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

x, y = tf.ones((8, 4)), tf.ones((8, 1))
first = tf.keras.layers.Dense(1, kernel_initializer="ones")
second = tf.keras.layers.Dense(1, kernel_initializer="ones")

for model in (first, second):
    optimizer = tf.keras.optimizers.Adam(0.01)  # changed: one for each model
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    weights = model.trainable_weights
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
print("both trained")
assert int(optimizer.iterations.numpy()) == 1
