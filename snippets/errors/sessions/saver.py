# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable([1.0])
tf.train.Checkpoint(weight=weight).write("new")
print("written:", tf.train.list_variables("new")[-1])
tf.compat.v1.train.Saver()
