# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x, y = tf.ones((8, 4)), tf.ones((8, 1))
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
optimizer = tf.keras.mixed_precision.LossScaleOptimizer(tf.keras.optimizers.SGD(0.01))

with tf.GradientTape() as tape:
    loss = tf.reduce_mean((model(x) - y) ** 2)
    scaled_loss = optimizer.get_scaled_loss(loss)
scaled = tape.gradient(scaled_loss, model.trainable_variables)
gradients = optimizer.get_unscaled_gradients(scaled)
optimizer.apply_gradients(zip(gradients, model.trainable_variables))
print("the loss falls:", bool(tf.reduce_mean((model(x) - y) ** 2) < loss))
