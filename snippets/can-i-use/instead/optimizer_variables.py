# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.11"]
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable([1.0, 2.0])
optimizer = tf.keras.optimizers.Adam()
optimizer.build([weight])  # was add_slot
optimizer.apply_gradients([(tf.constant([0.5, 0.5]), weight)])
slots = optimizer.variables  # was get_slot, one by one
if callable(slots):  # TensorFlow 2.11: a method
    slots = slots()
print("as large as the weight:", sum(tuple(s.shape) == (2,) for s in slots))
assert sum(tuple(s.shape) == (2,) for s in slots) == 2
