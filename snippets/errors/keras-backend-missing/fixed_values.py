# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

rate = tf.Variable(0.1)
rate.assign(0.5)  # changed: was K.set_value(rate, 0.5)
print(rate.numpy())  # changed: was K.get_value(rate)
assert rate.numpy() == 0.5

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.SGD(learning_rate=0.1), "mse")
model.optimizer.learning_rate = 0.5  # changed: was K.set_value(model.optimizer.lr, 0.5)
print(model.optimizer.learning_rate.numpy())  # changed: was K.get_value(...)
assert model.optimizer.learning_rate.numpy() == 0.5
