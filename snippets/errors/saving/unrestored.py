# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
path = tf.train.Checkpoint(model=model, step=tf.Variable(1)).save("checkpoint")

status = tf.train.Checkpoint(model=model).restore(path)
status.expect_partial()  # the step isn't needed here
print("restored")
tf.train.Checkpoint(model=model).restore(path).assert_consumed()
