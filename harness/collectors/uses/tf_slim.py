# /// companion
# package = "tf-slim"
# purpose = "The layers of TensorFlow 1"
# ///
import tensorflow as tf
import tf_slim as slim

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    outputs = slim.fully_connected(tf.ones((2, 4)), 3)
    session.run(tf.compat.v1.global_variables_initializer())
    assert session.run(outputs).shape == (2, 3)
