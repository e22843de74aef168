# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

v1 = tf.compat.v1


def network(cells):
    with tf.Graph().as_default():
        x = v1.placeholder(tf.float32, [None, 5, 3])
        stacked = v1.nn.rnn_cell.MultiRNNCell(cells())
        return v1.nn.dynamic_rnn(stacked, x, dtype=tf.float32)[0].shape


cell = v1.nn.rnn_cell.LSTMCell
print(network(lambda: [cell(4) for _ in range(2)]))  # two cells
network(lambda: [cell(4)] * 2)  # twice the same one
