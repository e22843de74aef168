# /// companion
# package = "visualkeras"
# purpose = "Pictures of a model's layers"
# ///
import tensorflow as tf
import visualkeras

model = tf.keras.Sequential(
    [
        tf.keras.Input((8, 8, 3)),
        tf.keras.layers.Conv2D(2, 3),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(2),
    ]
)
assert visualkeras.layered_view(model).size[0] > 0
