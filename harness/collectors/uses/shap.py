# /// companion
# package = "shap"
# purpose = "What a prediction depends on"
# ///
import numpy as np
import shap
import tensorflow as tf

x = np.arange(32, dtype="float32").reshape(8, 4) / 32
inputs = tf.keras.Input((4,))
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))
values = shap.GradientExplainer(model, x).shap_values(x[:2])
assert np.asarray(values).size == 8
values = shap.DeepExplainer(model, x).shap_values(x[:2])
assert np.asarray(values).size == 8
