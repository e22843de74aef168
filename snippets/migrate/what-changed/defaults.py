# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

adam = tf.keras.optimizers.Adam().get_config()
norm = tf.keras.layers.BatchNormalization().get_config()
lstm = tf.keras.layers.LSTM(1).get_config()
dense = tf.keras.layers.Dense(1).get_config()

print("Adam:", "%g" % adam["learning_rate"], "%g" % adam["epsilon"])
print("BatchNormalization:", norm["momentum"], norm["epsilon"])
print("LSTM:", lstm["activation"], lstm["recurrent_activation"])
print("Dense:", dense["kernel_initializer"]["class_name"])

assert abs(adam["learning_rate"] - 0.001) < 1e-8
assert abs(adam["epsilon"] - 1e-7) < 1e-12
assert (norm["momentum"], norm["epsilon"]) == (0.99, 0.001)
assert (lstm["activation"], lstm["recurrent_activation"]) == ("tanh", "sigmoid")
assert dense["kernel_initializer"]["class_name"] == "GlorotUniform"
