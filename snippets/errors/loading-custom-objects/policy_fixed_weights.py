# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/loading-custom-objects/policy_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(  # changed: the same layers, in code
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)]
)
model.load_weights("2.10/model.h5")  # changed: the weights are float32
print("loaded with a", type(model.layers[-1].dtype_policy).__name__)
