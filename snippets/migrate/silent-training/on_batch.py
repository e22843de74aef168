# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras", "*+keras-3.*"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((4, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1, kernel_initializer="ones")])
model.compile(tf.keras.optimizers.SGD(0.0), "mse")  # it never changes
print("A batch with loss 0: %.1f" % model.train_on_batch(x, x))
print("A batch with loss 4: %.1f" % model.train_on_batch(x, x + 2))
