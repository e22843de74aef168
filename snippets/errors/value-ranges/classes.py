# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

print(tf.math.confusion_matrix([0, 1], [0, 1], num_classes=2).numpy())
tf.math.confusion_matrix([0, 3], [0, 1], num_classes=2)
