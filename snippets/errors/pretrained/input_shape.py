# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.applications.ResNet50(
    weights=None, include_top=False, input_shape=(64, 64, 3)
)
print(model.output_shape)
tf.keras.applications.ResNet50(
    weights="imagenet", include_top=True, input_shape=(64, 64, 3)
)
