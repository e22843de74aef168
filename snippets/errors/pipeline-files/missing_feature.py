# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

feature = tf.train.Feature(int64_list=tf.train.Int64List(value=[3]))
example = tf.train.Example(features=tf.train.Features(feature={"label": feature}))
serialized = example.SerializeToString()

one = {"label": tf.io.FixedLenFeature([], tf.int64)}
print(tf.io.parse_single_example(serialized, one)["label"].numpy())
two = {**one, "image": tf.io.FixedLenFeature([], tf.string)}
tf.io.parse_single_example(serialized, two)
