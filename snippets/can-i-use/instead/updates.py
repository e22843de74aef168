# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((8, 4), "float32")
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(4,)),
        tf.keras.layers.Dense(2, kernel_regularizer="l2"),
        tf.keras.layers.BatchNormalization(),
    ]
)
mean = model.layers[-1].moving_mean
before = mean.numpy()
outputs = model(x, training=True)  # updates the means: no get_updates_for
losses = model.losses  # was get_losses_for(None)
print("updated:", not np.allclose(before, mean.numpy()), "losses:", len(losses))
assert not np.allclose(before, mean.numpy())
assert len(losses) == 1
