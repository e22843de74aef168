# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.io.write_file("cat.png", tf.io.encode_png(tf.zeros((8, 8, 3), tf.uint8)))
images = tf.data.Dataset.from_tensor_slices(["cat.png", "dog.png"]).map(tf.io.read_file)
for image in images.take(1):
    print(tf.io.decode_png(image).shape)
list(images)
