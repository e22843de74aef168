# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tensorflow-model-optimization"]
# [tool.harness]
# probe = true
# environments = ["*+tensorflow-model-optimization"]
# ///
# --8<-- [start:program]
import tensorflow as tf
import tensorflow_model_optimization as tfmot

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(2)])
quantized = tfmot.quantization.keras.quantize_model(model)
print("quantized layers:", len(quantized.layers))
