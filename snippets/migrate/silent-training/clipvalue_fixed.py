# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((1, 1), "float32"), np.full((1, 1), 100.0, "float32")
layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")
model = tf.keras.Sequential([layer])
model.build((None, 1))
optimizer = tf.keras.optimizers.SGD(0.1)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((model(x) - y) ** 2)
gradients = tape.gradient(loss, model.trainable_variables)
clipped = [tf.clip_by_value(one, -1.0, 1.0) for one in gradients]
optimizer.apply_gradients(zip(clipped, model.trainable_variables))
weight = float(model.get_weights()[0][0, 0])
print("the weight after one step:", round(weight, 4))
assert abs(weight - 0.1) < 1e-5
