# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import pathlib

import tensorflow as tf

pathlib.Path("images/cats").mkdir(parents=True, exist_ok=True)  # no image in it
tf.keras.preprocessing.image_dataset_from_directory("images")
