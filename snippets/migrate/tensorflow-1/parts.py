# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def variables(x):
    with tf.variable_scope("scope"):
        return x * tf.get_variable("v", [])


def optimizer(x):
    v = tf.get_variable("v", [])
    return tf.train.AdamOptimizer().minimize((v - 1.0) ** 2)


def summary(x):
    return tf.summary.scalar("x", tf.reduce_sum(x))


def saver(x):
    tf.get_variable("v", [])
    return tf.train.Saver()


def queue(x):
    return tf.train.batch([tf.constant(1.0)], 1)


def dataset(x):
    data = tf.data.Dataset.from_tensors(1.0)
    return tf.data.make_one_shot_iterator(data).get_next()


def rnn(x):
    cell = tf.nn.rnn_cell.LSTMCell(2)
    return tf.nn.dynamic_rnn(cell, x[None], dtype=tf.float32)


def layers(x):
    return tf.layers.dense(x, 1)


def keras_session(x):
    return tf.keras.backend.get_session()


def estimator(x):
    return tf.estimator.RunConfig()


def contrib(x):
    return tf.contrib


for part in (
    *(variables, optimizer, summary, saver, queue, dataset),
    *(rnn, layers, keras_session, estimator, contrib),
):
    with tf.Graph().as_default():
        try:
            part(tf.placeholder(tf.float32, [3, 2]))
            print(f"{part.__name__}: works")
        except Exception as error:
            print(f"{part.__name__}: {type(error).__name__}")
