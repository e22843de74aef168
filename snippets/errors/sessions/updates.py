# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


@tf.function
def train(x, advantages):
    with tf.GradientTape() as tape:
        loss = -tf.reduce_mean(model(x, training=True) * advantages)
    weights = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
    return loss


print(train(tf.ones((4, 2)), tf.ones((4, 1))).shape)
tf.keras.backend.function(model.inputs, [model.output], updates=[tf.constant(1.0)])
