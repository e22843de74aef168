# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

penalty = tf.keras.regularizers.l1_l2()(tf.ones((2, 2)))
print("the penalty of four ones:", round(float(penalty), 4))
