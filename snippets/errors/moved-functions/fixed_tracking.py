# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class Counter(tf.Module):  # changed: it tracks what it has, and is public
    def __init__(self):
        super().__init__()
        self.steps = tf.Variable(0)
        self.history = [tf.Variable(1.0), tf.Variable(2.0)]


counter = Counter()
counter.steps.assign(3)
path = tf.train.Checkpoint(counter=counter).save("counter")

restored = Counter()
tf.train.Checkpoint(counter=restored).restore(path).assert_consumed()
print("steps:", int(restored.steps), "variables:", len(restored.variables))
assert int(restored.steps) == 3
