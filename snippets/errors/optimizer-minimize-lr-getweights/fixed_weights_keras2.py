# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.11,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

model.compile("adam", "mse")
model.fit(x, y, verbose=0)
state = [variable.numpy() for variable in model.optimizer.variables()]  # changed

optimizer = tf.keras.optimizers.Adam()
optimizer.build(model.trainable_variables)  # changed: creates its variables
optimizer.set_weights(state)
print("the state is back after step", int(optimizer.iterations.numpy()))
assert int(optimizer.iterations.numpy()) == 2
