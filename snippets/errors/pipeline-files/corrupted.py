# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

with tf.io.TFRecordWriter("data.tfrecord") as writer:
    writer.write(b"an example")
print(len(list(tf.data.TFRecordDataset("data.tfrecord"))))

with open("data.csv", "w") as file:
    file.write("label,value\n" * 10)  # isn't a TFRecord file
list(tf.data.TFRecordDataset("data.csv"))
