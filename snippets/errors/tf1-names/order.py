# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((2, 2))
print(tf.concat([x, x], axis=1).shape, len(tf.split(x, 2, axis=1)))
loss = tf.nn.softmax_cross_entropy_with_logits(labels=x, logits=x)
print(loss.shape, tf.stack([x, x]).shape)
old = {
    "concat": lambda: tf.concat(1, [x, x]),
    "split": lambda: tf.split(1, 2, x),
    "loss": lambda: tf.compat.v1.nn.sigmoid_cross_entropy_with_logits(x, x),
}
for name, call in old.items():
    try:
        print(name, "->", call().shape)
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:80])
