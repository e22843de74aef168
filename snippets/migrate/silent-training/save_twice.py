# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.13"]
# [tool.harness]
# environments = ["2.1[3-9]", "2.2[0-9]", "*+tf_keras", "*+keras-3.*"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((4, 2))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, :1], epochs=3, verbose=0)
model.save("model.h5")
model.save("model.keras")

again = tf.keras.models.load_model("model.keras")
print("Steps of the optimizer before:", int(model.optimizer.iterations.numpy()))
print("Steps of the optimizer after loading:", int(again.optimizer.iterations.numpy()))
