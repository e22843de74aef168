# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["*+ipython", "*+notebook"]
# ///
# --8<-- [start:program]
import os
import sys

import tensorflow as tf
from IPython.core.interactiveshell import InteractiveShell

InteractiveShell.instance()  # what runs the cells of a notebook
print("loaded:", "IPython.core.magics.namespace" in sys.modules)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
tf.keras.utils.plot_model(model, "model.png")
print("drawn:", os.path.exists("model.png"))
