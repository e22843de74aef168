# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.8", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

factor = 2.0
x = tf.keras.Input((3,))
y = tf.keras.layers.Lambda(lambda x: factor * x)(x)
tf.keras.Model(x, y).save("model.h5")

globals().pop("factor")  # as in another program
model = tf.keras.models.load_model("model.h5", compile=False)
print(model(tf.ones((1, 3))).numpy())
