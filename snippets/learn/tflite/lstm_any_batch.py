# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.17"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(10, 4))  # a batch of any size
model = tf.keras.Model(inputs, tf.keras.layers.LSTM(8)(inputs))
content = tf.lite.TFLiteConverter.from_keras_model(model).convert()
print("converted:", len(content) > 500)
