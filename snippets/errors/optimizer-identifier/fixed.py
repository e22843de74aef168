# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["*+tf_keras"]
# ///
# --8<-- [start:program]
import tf_keras

model = tf_keras.Sequential([tf_keras.layers.Dense(1)])
model.compile(optimizer=tf_keras.optimizers.Adam(0.01), loss="mse")  # changed
print(type(model.optimizer).__name__)
assert isinstance(model.optimizer, tf_keras.optimizers.Optimizer)
