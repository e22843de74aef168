# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

v1 = tf.compat.v1
with tf.Graph().as_default() as graph, v1.Session() as session:
    x = v1.placeholder(tf.float32, [None, 2], name="x")
    doubled = tf.multiply(x, 2, name="doubled")
    print(session.run("doubled:0", {"x:0": [[1, 2]]}))
    print([operation.name for operation in graph.get_operations()])
    wrong = {
        "no number": lambda: graph.get_tensor_by_name("doubled"),
        "another name": lambda: graph.get_tensor_by_name("prediction:0"),
        "a key": lambda: session.run(doubled, {"x": [[1, 2]]}),
        "a value": lambda: session.run(doubled, {0.5: [[1, 2]]}),
    }
    for name, call in wrong.items():
        try:
            call()
        except Exception as error:
            print(name, "->", type(error).__name__, error)
v1.Session(graph=tf.Graph()).run("doubled:0")
