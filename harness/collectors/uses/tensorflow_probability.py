# /// companion
# package = "tensorflow-probability"
# purpose = "Distributions and probabilistic layers"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_probability as tfp

tfd = tfp.distributions
assert np.isclose(tfd.Normal(0.0, 1.0).prob(0.0), 0.3989, atol=1e-4)
model = tf.keras.Sequential(
    [
        tf.keras.Input((2,)),
        tf.keras.layers.Dense(2),
        tfp.layers.DistributionLambda(
            lambda t: tfd.Normal(t[..., :1], 1e-3 + tf.nn.softplus(t[..., 1:]))
        ),
    ]
)
model.compile(optimizer="adam", loss=lambda y, normal: -normal.log_prob(y))
history = model.fit(np.ones((8, 2)), np.ones((8, 1)), verbose=0)
assert np.isfinite(history.history["loss"][0])
