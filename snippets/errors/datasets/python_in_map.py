# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

names = tf.data.Dataset.from_tensor_slices(["Cat.png", "Dog.png"])
print(list(names.map(tf.strings.lower).as_numpy_iterator()))
names.map(lambda name: name.lower())
