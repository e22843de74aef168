# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

w = tf.Variable(5.0)
optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)

with tf.GradientTape() as tape:  # was optimizer.minimize(lambda: w**2, [w])
    loss = w**2  # changed
optimizer.apply_gradients(zip(tape.gradient(loss, [w]), [w]))  # changed

optimizer.learning_rate.assign(0.01)  # was K.set_value(optimizer.lr, 0.01)
rate = float(optimizer.learning_rate.numpy())  # was K.get_value(optimizer.lr)
print(round(float(w.numpy()), 2), round(rate, 4))
assert abs(w.numpy() - 4.0) < 1e-5 and abs(rate - 0.01) < 1e-6
