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
    weight = v1.get_variable("weight", [2], use_resource=False)
    session.run(v1.global_variables_initializer())
    print("initialized:", session.run(weight).shape)
    bias = v1.get_variable("bias", [2], use_resource=False)
    print(session.run(v1.report_uninitialized_variables()))
    session.run(bias)
