# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

v1 = tf.compat.v1

with tf.Graph().as_default(), v1.Session() as session:
    loss = tf.constant([0.5]) * 2.0
    value = session.run(loss)
    print("fetched:", value)
    session.run(value[0])
