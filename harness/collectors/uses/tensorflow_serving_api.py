# /// companion
# package = "tensorflow-serving-api"
# purpose = "Requests to TensorFlow Serving"
# ///
import numpy as np
import tensorflow as tf
from tensorflow_serving.apis import predict_pb2

request = predict_pb2.PredictRequest()
request.model_spec.name = "model"
request.inputs["x"].CopyFrom(tf.make_tensor_proto(np.ones((2, 4))))
assert tf.make_ndarray(request.inputs["x"]).shape == (2, 4)
