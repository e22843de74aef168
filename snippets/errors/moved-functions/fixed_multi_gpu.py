# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()  # changed: every available GPU
with strategy.scope():  # changed: create and compile the model inside
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.build((None, 4))
    model.compile("adam", "mse")  # then call model.fit as usual

print("a copy on each device:", strategy.num_replicas_in_sync >= 1)
assert strategy.num_replicas_in_sync >= 1
