# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

numbers = tf.train.Feature(float_list=tf.train.FloatList(value=[1.0, 2.0, 3.0]))
example = tf.train.Example(
    features=tf.train.Features(feature={"x": numbers})
).SerializeToString()
print(
    tf.io.parse_single_example(example, {"x": tf.io.FixedLenFeature([3], tf.float32)})[
        "x"
    ].shape
)
tf.io.parse_single_example(example, {"x": tf.io.FixedLenFeature([2], tf.float32)})
