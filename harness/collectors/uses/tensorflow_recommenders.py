# /// companion
# package = "tensorflow-recommenders"
# purpose = "Recommender models"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_recommenders as tfrs


class Model(tfrs.Model):
    def __init__(self):
        super().__init__()
        self.users = tf.keras.layers.Embedding(4, 2)
        self.items = tf.keras.layers.Embedding(4, 2)
        self.task = tfrs.tasks.Retrieval()

    def compute_loss(self, features, training=False):
        return self.task(self.users(features["user"]), self.items(features["item"]))


model = Model()
model.compile(optimizer=tf.keras.optimizers.Adagrad(0.1))
numbers = np.array([0, 1, 2, 3])
data = tf.data.Dataset.from_tensor_slices({"user": numbers, "item": numbers})
history = model.fit(data.batch(2), verbose=0)
assert np.isfinite(history.history["loss"]).all()
