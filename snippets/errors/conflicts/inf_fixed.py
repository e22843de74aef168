# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((64, 1), "float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer=tf.keras.optimizers.SGD(0.0), loss="mse")  # learns nothing
stop = tf.keras.callbacks.EarlyStopping(monitor="loss", patience=2)
history = model.fit(x, 5 * x, epochs=20, callbacks=[stop], verbose=0)

print("It stops after", len(history.epoch), "of 20 epochs")
assert len(history.epoch) == 3
