# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

regularizer = tf.keras.regularizers.l1_l2(l1=0.01, l2=0.01)
penalty = regularizer(tf.ones((2, 2)))
print("the penalty of four ones:", round(float(penalty), 4))
assert abs(float(penalty) - 0.08) < 1e-6
