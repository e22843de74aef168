# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

v1 = tf.compat.v1

with tf.Graph().as_default(), v1.Session() as session:
    weight = v1.get_variable("weight", [1])
    session.run(weight.initializer)
    v1.train.Saver().save(session, "old/model")
print("in the file:", tf.train.list_variables("old/model"))

reader = tf.train.load_checkpoint("old/model")
print("read by its name:", reader.get_tensor("weight").shape)
reader.get_tensor("_CHECKPOINTABLE_OBJECT_GRAPH")
