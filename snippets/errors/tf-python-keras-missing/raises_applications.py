# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow.python.keras.applications.vgg16 import VGG16

print(VGG16.__name__)
