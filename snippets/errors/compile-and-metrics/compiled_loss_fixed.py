# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Model(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            prediction = self(x, training=True)
            loss = self.compute_loss(x, y, prediction)  # changed
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        for metric in self.metrics:  # changed
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, prediction)
        return self.get_metrics_result()  # changed


inputs = tf.keras.Input(shape=(4,))
model = Model(inputs, tf.keras.layers.Dense(1)(inputs))
model.compile("adam", "mse", metrics=["mae"])
history = model.fit(np.ones((64, 4)), np.ones((64, 1)), verbose=0).history
print(sorted(history))
assert sorted(history) == ["loss", "mae"]
