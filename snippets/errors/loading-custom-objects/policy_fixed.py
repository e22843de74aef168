# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/loading-custom-objects/policy_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model(
    "2.10/model.h5",
    custom_objects={"Policy": tf.keras.mixed_precision.Policy},  # changed
)
print("loaded with a", type(model.layers[-1].dtype_policy).__name__)
