# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
from keras.optimizers import Adam

print(Adam.__name__)
