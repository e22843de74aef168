# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    print(session.run(tf.constant(2) + 3))
