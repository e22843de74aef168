# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import os

import tensorflow as tf

module = tf.Module()
module.weight = tf.Variable(1.0)
tf.saved_model.save(module, "right")
print("right:", tf.saved_model.load("right").weight.numpy())

os.makedirs("pointer")
with open("pointer/saved_model.pb", "w") as file:
    file.write("version https://git-lfs.github.com/spec/v1\n")
tf.saved_model.load("pointer")
