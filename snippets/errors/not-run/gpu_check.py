# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.1"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

print("This TensorFlow is built for CUDA:", tf.test.is_built_with_cuda())
print("GPUs that it finds:", len(tf.config.list_physical_devices("GPU")))
