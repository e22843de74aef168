# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tf2onnx"]
# [tool.harness]
# environments = ["*+tf2onnx"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf
import tf2onnx

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3)])


@tf.function(input_signature=[tf.TensorSpec((None, 4), tf.float32, name="x")])
def serve(x):
    return model(x)


# From a function: this way is the same with Keras 2 and Keras 3.
onnx, _ = tf2onnx.convert.from_function(serve, serve.input_signature)
print("inputs:", [one.name for one in onnx.graph.input])
print("operations:", sorted({node.op_type for node in onnx.graph.node}))
assert any(node.op_type in ("MatMul", "Gemm") for node in onnx.graph.node)
