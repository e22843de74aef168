# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


@tf.function(input_signature=[tf.TensorSpec((1, 4))])
def product(x):
    return tf.matmul(x, tf.ones((4, 2)))


converter = tf.lite.TFLiteConverter.from_concrete_functions(
    [product.get_concrete_function()]
)
interpreter = tf.lite.Interpreter(model_content=converter.convert())
interpreter.allocate_tensors()
number = interpreter.get_input_details()[0]["index"]

interpreter.set_tensor(number, np.ones((1, 4), "float32"))
interpreter.invoke()
print("invoked")
inside = interpreter.tensor(number)()
interpreter.allocate_tensors()
