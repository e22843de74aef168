# /// companion
# package = "ai-edge-litert"
# purpose = "LiteRT, which follows TensorFlow Lite"
# ///
import numpy as np
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter


class Double(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec((2, 4), tf.float32)])
    def __call__(self, x):
        return x * 2


made = Double()
function = made.__call__.get_concrete_function()
converter = tf.lite.TFLiteConverter.from_concrete_functions([function], made)
interpreter = Interpreter(model_content=converter.convert())
interpreter.allocate_tensors()
interpreter.set_tensor(
    interpreter.get_input_details()[0]["index"], np.ones((2, 4), "float32")
)
interpreter.invoke()
assert interpreter.get_tensor(interpreter.get_output_details()[0]["index"]).sum() == 16
