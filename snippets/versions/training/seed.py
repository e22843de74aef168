# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.keras.utils.set_random_seed(7)
one = tf.random.normal((3,))
tf.keras.utils.set_random_seed(7)
print("the same numbers:", bool(tf.reduce_all(one == tf.random.normal((3,)))))
