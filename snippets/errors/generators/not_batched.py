# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((16, 3))
y = tf.ones((16,))
samples = tf.data.Dataset.from_tensor_slices((x, y))
print("one element:", samples.element_spec[0].shape)
print("batched:", samples.batch(8).element_spec[0].shape)

model = tf.keras.Sequential(
    [tf.keras.layers.Dense(1), tf.keras.layers.Activation("sigmoid")]
)
model.compile(optimizer="sgd", loss="binary_crossentropy")
history = model.fit(samples.batch(8), verbose=0)
print("epochs:", len(history.history["loss"]))
try:
    model.fit(samples, verbose=0)
except Exception as error:
    print(type(error).__name__)
