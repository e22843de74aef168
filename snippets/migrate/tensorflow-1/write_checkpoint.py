# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

tf.get_variable("w", initializer=[1.0, 2.0])
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    print(tf.train.Saver().save(session, "./model.ckpt"))
