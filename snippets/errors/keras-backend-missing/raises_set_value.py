# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf
from keras import backend as K

rate = tf.Variable(0.1)
K.set_value(rate, 0.5)
print(rate.numpy())
