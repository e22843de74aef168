# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(learning_rate=0.1, decay=1e-4)
print("in its config:", "decay" in optimizer.get_config())
