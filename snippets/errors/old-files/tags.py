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

builder = v1.saved_model.Builder("old")
with tf.Graph().as_default(), v1.Session() as session:
    weight = v1.get_variable("weight", [2])
    session.run(weight.initializer)
    builder.add_meta_graph_and_variables(session, [])
    builder.add_meta_graph(["train"])
    builder.save()

print("one graph:", tf.saved_model.load("old", tags=["train"]).variables[0].shape)
tf.saved_model.load("old")
