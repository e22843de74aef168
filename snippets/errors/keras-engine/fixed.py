# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.layers import InputSpec, Layer  # changed

print(Layer.__name__)


class Scale(Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.input_spec = InputSpec(min_ndim=2)

    def call(self, inputs):
        return inputs / 255


scaled = Scale()(tf.constant([[255.0, 0.0]])).numpy().tolist()
print(scaled)
assert scaled == [[1.0, 0.0]]
