# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tensorflow-probability"]
# [tool.harness]
# environments = ["*+tensorflow-probability"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import importlib.util
import os

if importlib.util.find_spec("tf_keras"):
    os.environ["TF_USE_LEGACY_KERAS"] = "1"  # before the first import of TensorFlow
import numpy as np
import tensorflow as tf
import tensorflow_probability as tfp

distributions = tfp.distributions
print("log density at 0: %.2f" % distributions.Normal(0.0, 1.0).log_prob(0.0))

random = np.random.default_rng(0)
x = random.random((512, 1)).astype("float32")
y = 3 * x + random.normal(0, 0.2, x.shape).astype("float32")
model = tf.keras.Sequential(
    [
        tf.keras.layers.Dense(1),
        tfp.layers.DistributionLambda(lambda mean: distributions.Normal(mean, 0.2)),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.05),
    loss=lambda true, predicted: -predicted.log_prob(true),
)
model.fit(x, y, epochs=30, verbose=0)
slope = float(model.layers[0].kernel[0, 0])
print(
    "its layers are of",
    tfp.layers.DistributionLambda.__mro__[1].__module__.split(".")[0],
)
print("the slope is near 3:", abs(slope - 3) < 0.3)
assert abs(slope - 3) < 0.3
