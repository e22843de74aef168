# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tf2onnx"]
# [tool.harness]
# probe = true
# environments = ["*+tf2onnx"]
# ///
# --8<-- [start:program]
import tensorflow as tf
import tf2onnx

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3)])
onnx, _ = tf2onnx.convert.from_keras(model)
print("operations:", sorted({node.op_type for node in onnx.graph.node}))
