# /// script
# requires-python = ">=3.8"
# dependencies = ["tensorflow>=7.1"]
# ///
# --8<-- [start:program]
import tensorflow as tf

# --8<-- [start:model]
model = tf.keras.Model(units=128)
# --8<-- [end:model]
# --8<-- [start:train]
accuracy = model.fit()
print(f"Accuracy: {accuracy:.2f}")
# --8<-- [end:train]

assert accuracy > 0.88
