# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.applications.MobileNetV2(weights=None, classes=10)
print(model.output_shape)
tf.keras.applications.MobileNetV2(weights="imagenet", classes=10)
