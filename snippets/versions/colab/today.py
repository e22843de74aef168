# /// script
# requires-python = ">=3.10"
# dependencies = ["tensorflow>=2.16", "tf_keras"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["colab"]
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf
import tf_keras

print("TensorFlow", tf.__version__)
print("Keras", keras.__version__, "is tf.keras:", keras.Model is tf.keras.Model)
print("tf_keras", tf_keras.__version__)
assert keras.Model is tf.keras.Model
