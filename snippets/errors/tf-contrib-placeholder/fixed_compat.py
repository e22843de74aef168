# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import tensorflow.compat.v1 as tf  # changed

tf.disable_v2_behavior()  # changed

x = tf.placeholder(tf.float32, [None, 2])
total = tf.reduce_sum(x, axis=1)
with tf.Session() as session:
    sums = session.run(total, feed_dict={x: [[1.0, 2.0], [3.0, 4.0]]})
print(sums)
assert sums.tolist() == [3.0, 7.0]
