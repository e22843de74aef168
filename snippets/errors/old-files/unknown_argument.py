# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1, name="last")])
model.build((None, 2))
config = model.get_config()
print("built again:", tf.keras.Sequential.from_config(config).name == model.name)

config["layers"][-1]["config"]["init"] = "uniform"  # as in a Keras 1 file
tf.keras.Sequential.from_config(config)
