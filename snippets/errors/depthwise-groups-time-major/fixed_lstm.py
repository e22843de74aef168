# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/depthwise-groups-time-major/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class LSTM(tf.keras.layers.LSTM):  # changed
    def __init__(self, *args, time_major=False, **kwargs):  # changed
        super().__init__(*args, **kwargs)


model = tf.keras.models.load_model(
    "2.10/sequence.h5",
    custom_objects={"LSTM": LSTM},  # changed
)
print([type(layer).__name__ for layer in model.layers])
