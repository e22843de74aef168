# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

w = tf.Variable(5.0)
optimizer = tf.keras.optimizers.SGD(0.1)
with tf.GradientTape() as tape:  # changed
    loss = w**2  # changed
gradients = tape.gradient(loss, [w])  # changed
optimizer.apply_gradients(zip(gradients, [w]))  # changed
print(round(float(w.numpy()), 2))
assert abs(w.numpy() - 4.0) < 1e-5

optimizer.learning_rate.assign(0.01)  # was K.set_value(optimizer.lr, 0.01)
print(round(float(optimizer.learning_rate.numpy()), 4))  # was optimizer.lr
assert abs(optimizer.learning_rate.numpy() - 0.01) < 1e-6
