# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((2, 5, 3))
cells = [tf.keras.layers.LSTMCell(4), tf.keras.layers.LSTMCell(4)]
print(tf.keras.layers.RNN(cells, return_sequences=True)(x).shape)
old = {
    "tf.nn": lambda: tf.nn.rnn_cell,
    "compat.v1": lambda: tf.compat.v1.nn.rnn_cell.BasicLSTMCell(4),
    "tf.layers": lambda: tf.compat.v1.layers.dense,
    "seq2seq": lambda: tf.compat.v1.nn.seq2seq,
}
for name, call in old.items():
    try:
        print(name, "->", "is there", call() is not None)
    except Exception as error:
        print(name, "->", type(error).__name__, error)
