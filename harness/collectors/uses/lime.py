# /// companion
# package = "lime"
# purpose = "Explanations of a prediction"
# ///
import numpy as np
import tensorflow as tf
from lime.lime_tabular import LimeTabularExplainer

x = np.random.RandomState(1).rand(20, 4).astype("float32")
model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
explainer = LimeTabularExplainer(x, mode="regression")
found = explainer.explain_instance(
    x[0], lambda rows: model.predict(rows, verbose=0), num_samples=20
)
assert len(found.as_list()) == 4
