# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable(1.0)
with tf.GradientTape() as tape:
    loss = 2.0 * weight
gradients = tape.gradient(loss, [weight])

pairs = zip(gradients, [weight])
print([float(gradient) for gradient, _ in pairs])  # this uses it up
optimizer = tf.keras.optimizers.SGD(0.1)
for name, given in {"zip": pairs, "list": list(zip(gradients, [weight]))}.items():
    try:
        optimizer.apply_gradients(given)
        print(name, "the weight is", round(float(weight.numpy()), 2))
    except Exception as error:
        print(name, type(error).__name__, str(error)[:80])
try:
    tf.compat.v1.train.GradientDescentOptimizer(0.1).apply_gradients(pairs)
except Exception as error:
    print("TensorFlow 1:", type(error).__name__, str(error)[:80])
