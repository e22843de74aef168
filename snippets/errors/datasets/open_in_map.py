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
names.map(tf.io.read_file)  # TensorFlow opens the file
names.map(lambda name: open(name).read())
