# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.17"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(10, 4), batch_size=1)  # the batch size is fixed
model = tf.keras.Model(inputs, tf.keras.layers.LSTM(8)(inputs))
content = tf.lite.TFLiteConverter.from_keras_model(model).convert()

row = np.random.default_rng(0).normal(size=(1, 10, 4)).astype("float32")
interpreter = tf.lite.Interpreter(model_content=content)
interpreter.allocate_tensors()
interpreter.set_tensor(interpreter.get_input_details()[0]["index"], row)
interpreter.invoke()
result = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])

difference = np.abs(result - model.predict(row, verbose=0)).max()
print("The same predictions:", difference < 1e-4)
