# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import tensorflow as tf

x, y = tf.ones((8, 4)), tf.ones((8, 1))
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
optimizer = tf.keras.mixed_precision.LossScaleOptimizer(tf.keras.optimizers.SGD(0.01))
optimizer.build(model.trainable_variables)  # changed: before the first scale_loss

with tf.GradientTape() as tape:
    loss = tf.reduce_mean((model(x) - y) ** 2)
    scaled_loss = optimizer.scale_loss(loss)  # changed
scaled = tape.gradient(scaled_loss, model.trainable_variables)
optimizer.apply(scaled, model.trainable_variables)  # changed: apply unscales
print("the loss falls:", bool(tf.reduce_mean((model(x) - y) ** 2) < loss))
assert tf.reduce_mean((model(x) - y) ** 2) < loss
