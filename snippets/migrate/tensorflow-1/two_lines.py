# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow.compat.v1 as tf  # changed

tf.disable_v2_behavior()  # changed

x = tf.placeholder(tf.float32, [None, 1])
y = tf.placeholder(tf.float32, [None, 1])
w = tf.get_variable("w", [1, 1], initializer=tf.zeros_initializer())
loss = tf.losses.mean_squared_error(y, tf.matmul(x, w))
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

data = np.array([[0.0], [1.0], [2.0], [3.0]])
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(100):
        session.run(step, {x: data, y: 2 * data})
    learned = session.run(loss, {x: data, y: 2 * data}) < 1e-3
print("It learned:", learned)
assert learned
