# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

for rate in [1.0, 1]:
    print(float(tf.keras.optimizers.SGD(learning_rate=rate).learning_rate))
