# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
from keras.optimizers.legacy import Adam

print("The import works.")
print(type(Adam(learning_rate=0.001)).__name__)
