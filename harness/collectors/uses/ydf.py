# /// companion
# package = "ydf"
# purpose = "Decision forests without TensorFlow, on its data sets"
# ///
import numpy as np
import tensorflow as tf
import ydf

rows = {"a": np.arange(80.0) % 4, "y": (np.arange(80) % 4 > 1).astype("int64")}
data = tf.data.Dataset.from_tensor_slices(rows).batch(20)
forest = ydf.RandomForestLearner(label="y", num_trees=3).train(data)
assert forest.predict(data).shape == (80,)
