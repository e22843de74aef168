# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import tensorflow as tf


def old_crossentropy(target, guess, least=1e-7):
    """What `BinaryCrossentropy` computes in Keras 2."""
    guess = tf.clip_by_value(guess, least, 1 - least)
    right = target * tf.math.log(guess + least)
    wrong = (1 - target) * tf.math.log(1 - guess + least)
    return -tf.reduce_mean(right + wrong)


target = tf.constant([[0.0], [1.0], [1.0]])
guess = tf.constant([[0.0], [0.0], [1.0]])
loss = float(old_crossentropy(target, guess))
print("%.4f" % loss)
assert abs(loss - 5.1416) < 1e-3
