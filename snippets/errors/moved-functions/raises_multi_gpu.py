# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.utils import multi_gpu_model

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.build((None, 4))
model = multi_gpu_model(model, gpus=2)
print("a copy on each GPU")
