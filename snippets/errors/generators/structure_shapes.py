# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

shapes = tf.data.Dataset.from_tensor_slices(([[1.0, 2.0]], [[3.0]])).padded_batch(
    1, padded_shapes=([None], [None])
)
print("parts:", len(shapes.element_spec))
tf.data.Dataset.from_tensor_slices(([[1.0, 2.0]], [[3.0]])).padded_batch(
    1, padded_shapes=([None],)
)
