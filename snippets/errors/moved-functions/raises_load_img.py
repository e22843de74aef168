# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
from keras.preprocessing.image import img_to_array, load_img

print(load_img.__name__, img_to_array.__name__)
