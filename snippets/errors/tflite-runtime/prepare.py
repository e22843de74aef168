# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.20"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(
    [tf.keras.layers.Conv2D(4, 3, input_shape=(8, 8, 3)), tf.keras.layers.Flatten()]
)
interpreter = tf.lite.Interpreter(
    model_content=tf.lite.TFLiteConverter.from_keras_model(model).convert()
)
details = interpreter.get_input_details()[0]
print(details["shape"], details["dtype"].__name__)
interpreter.resize_tensor_input(details["index"], [2, 8, 8, 3])  # another batch
interpreter.allocate_tensors()
print(interpreter.get_input_details()[0]["shape"])
interpreter.resize_tensor_input(details["index"], [1, 8, 8, 4])  # four channels
interpreter.allocate_tensors()
