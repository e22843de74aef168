# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((4, 2))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
schedule = tf.keras.callbacks.LearningRateScheduler(lambda epoch: 0.1)
history = model.fit(x, x[:, :1], verbose=0, callbacks=[schedule])
print(sorted(history.history))
