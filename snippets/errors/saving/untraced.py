# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((4, 3)), tf.keras.layers.LSTM(2)])
x = tf.ones((1, 4, 3))
model.save("model", save_format="tf")
loaded = tf.keras.models.load_model("model")
print("equal:", bool(tf.reduce_all(loaded(x) == model(x))))
