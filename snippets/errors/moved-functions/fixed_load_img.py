# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
from tensorflow.keras.preprocessing.image import img_to_array, load_img  # changed

print(load_img.__name__, img_to_array.__name__)
assert callable(load_img) and callable(img_to_array)
