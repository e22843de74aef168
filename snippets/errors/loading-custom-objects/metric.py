# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Hits(tf.keras.metrics.Metric):
    def __init__(self, limit, name="hits"):
        super().__init__(name=name)
        self.limit = limit
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(tf.cast(y_pred > self.limit, "float32")))

    def result(self):
        return self.total


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(loss="mse", metrics=[Hits(0.5)])
model.fit(tf.ones((4, 2)), tf.ones((4, 1)), verbose=0)
model.save("saved")
loaded = tf.keras.models.load_model("saved", compile=False)
print("without compiling:", loaded(tf.ones((1, 2))).shape)
tf.keras.models.load_model("saved")
