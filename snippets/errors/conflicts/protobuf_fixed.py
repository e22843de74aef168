# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import google.protobuf
import tensorflow as tf

proto = tf.constant([1, 2]).shape.as_proto()  # both are compatible
print("A shape as protobuf has", len(proto.dim), "dimension")
assert google.protobuf.__version__ and len(proto.dim) == 1
