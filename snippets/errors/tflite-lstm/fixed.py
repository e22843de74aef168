# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# cpu-seconds = 15
# reason = "Keras 2 traces an LSTM many times when it saves it"
# environments = ["2.4", "2.10", "2.15", "2.18", "2.21"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(5, 3), batch_size=1),  # changed
        tf.keras.layers.LSTM(4),
        tf.keras.layers.Dense(1),
    ]
)
tf.saved_model.save(model, "folder")
converter = tf.lite.TFLiteConverter.from_saved_model("folder")
print("converted:", len(converter.convert()) > 500)
