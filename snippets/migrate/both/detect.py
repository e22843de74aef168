# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras", "2.16+keras-3.*"]
# ///
# --8<-- [start:program]
import tensorflow as tf

print("hasattr(tf.keras, 'ops'):", hasattr(tf.keras, "ops"))
print("hasattr(tf.keras, 'version'):", hasattr(tf.keras, "version"))
print("hasattr(tf.keras, '__version__'):", hasattr(tf.keras, "__version__"))
print("package:", tf.keras.Model.__module__.partition(".")[0])
