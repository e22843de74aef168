# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # and tf_keras isn't installed
from tensorflow.keras.layers import Dense  # noqa: E402

print("Dense comes from", Dense.__module__.partition(".")[0])
print("It is a Keras 3 layer:", hasattr(Dense, "quantize"))
