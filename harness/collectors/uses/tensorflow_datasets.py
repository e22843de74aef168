# /// companion
# package = "tensorflow-datasets"
# purpose = "Ready-made data sets"
# ///
import tensorflow as tf
from tensorflow_datasets.testing import DummyDataset

builder = DummyDataset(data_dir="data")
builder.download_and_prepare()
data = builder.as_dataset(split="train").map(lambda row: (row["id"], row["id"]))
model = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
floats = data.map(lambda x, y: (tf.reshape(tf.cast(x, tf.float32), (1,)), [0.0]))
model.fit(floats.batch(2), verbose=0)
