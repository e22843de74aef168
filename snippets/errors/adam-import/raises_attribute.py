# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import keras

optimizer = keras.optimizers.Adam(learning_rate=0.001)
print(type(optimizer).__name__)
