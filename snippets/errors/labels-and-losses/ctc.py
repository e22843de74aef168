# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

labels = tf.constant([[1, 2, 2, 3, 1]])  # between the two 2s, one more step
outputs = tf.random.normal((1, 6, 5), seed=1)


def loss(steps):
    return tf.compat.v1.nn.ctc_loss(
        tf.sparse.from_dense(labels),
        outputs[:, :steps],
        sequence_length=[steps],
        time_major=False,
    )


print("6 steps:", loss(6).shape)
loss(4)
