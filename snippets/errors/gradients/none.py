# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input((4, 4, 1))
features = tf.keras.layers.Conv2D(2, 3, kernel_initializer="ones")(inputs)
outputs = tf.keras.layers.GlobalAveragePooling2D()(features)
both = tf.keras.Model(inputs, [features, outputs])
conv, model = tf.keras.Model(inputs, features), tf.keras.Model(inputs, outputs)
image = tf.ones((1, 4, 4, 1))

with tf.GradientTape() as tape:
    found, scores = both(image)
    score = scores[0, 0]
print(tf.reduce_max(tape.gradient(score, found)).numpy())

with tf.GradientTape() as tape:
    found = conv(image)
    score = model(image)[0, 0]  # doesn't use `found`
tf.reduce_max(tape.gradient(score, found))
