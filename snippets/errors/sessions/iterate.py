# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.compat.v1.disable_eager_execution()
numbers = tf.data.Dataset.range(3)
element = tf.compat.v1.data.make_one_shot_iterator(numbers).get_next()
with tf.compat.v1.Session() as session:
    print([session.run(element) for _ in range(3)])
for number in numbers:
    print(number)
