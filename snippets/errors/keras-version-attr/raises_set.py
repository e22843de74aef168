# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

tf.keras.__version__ = keras.__version__
print("as an attribute:", tf.keras.__version__ == keras.__version__)
from tensorflow.keras import __version__  # noqa: E402

print("as an import:", __version__ == keras.__version__)
