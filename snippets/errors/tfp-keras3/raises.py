# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tensorflow-probability"]
# [tool.harness]
# probe = true
# environments = ["*+tensorflow-probability"]
# ///
# --8<-- [start:program]
import tensorflow as tf
import tensorflow_probability as tfp

print("log density at 0: %.2f" % tfp.distributions.Normal(0.0, 1.0).log_prob(0.0))
tf.keras.Sequential(
    [
        tf.keras.layers.Dense(1),
        tfp.layers.DistributionLambda(lambda mean: tfp.distributions.Normal(mean, 1.0)),
    ]
)
