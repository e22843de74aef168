# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

w = tf.Variable(5.0)
with tf.GradientTape() as tape:
    loss = w**2
optimizer = tf.keras.optimizers.SGD(0.1)
optimizer.apply_gradients(zip(tape.gradient(loss, [w]), [w]))
print(round(float(w.numpy()), 2))
