# /// companion
# package = "onnx"
# purpose = "The ONNX format, in one program with TensorFlow"
# ///
import numpy as np
import onnx
import tensorflow as tf
from onnx import TensorProto, helper, numpy_helper

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(2)])
weights = numpy_helper.from_array(np.asarray(model.get_weights()[0]), "w")
given = helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, 4])
gives = helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, 2])
node = helper.make_node("MatMul", ["x", "w"], ["y"])
made = helper.make_model(helper.make_graph([node], "g", [given], [gives], [weights]))
onnx.checker.check_model(made)
