# /// companion
# package = "tf2onnx"
# purpose = "Conversion to ONNX"
# ///
import tensorflow as tf
import tf2onnx

inputs = tf.keras.Input((4,), name="x")
model = tf.keras.Model(inputs, tf.keras.layers.Dense(2)(inputs))
given = [tf.TensorSpec((None, 4), tf.float32, name="x")]
converted, _ = tf2onnx.convert.from_keras(model, input_signature=given)
assert [one.name for one in converted.graph.input] == ["x"]
