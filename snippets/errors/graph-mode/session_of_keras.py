# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.0+keras-2.3.1"]
# probe = true
# ///
# --8<-- [start:program]
from keras import backend

print(backend.floatx())
backend.get_session()
