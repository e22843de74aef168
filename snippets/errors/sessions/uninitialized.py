# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

v1 = tf.compat.v1
with tf.Graph().as_default(), v1.Session() as session:
    weight = v1.get_variable("weight", [2], initializer=v1.zeros_initializer())
    session.run(v1.global_variables_initializer())
    print(session.run(weight))
    later = v1.get_variable("later", [2], initializer=v1.zeros_initializer())
    session.run(v1.variables_initializer([later]))
    print(session.run(later))

    weight = v1.get_variable("new", [2], use_resource=False)
    session.run(weight)
