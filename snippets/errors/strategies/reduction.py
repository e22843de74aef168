# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy(["/cpu:0"])
y = tf.ones((4, 1))

with strategy.scope():
    right = tf.keras.losses.MeanSquaredError(reduction="none")
    wrong = tf.keras.losses.MeanSquaredError()

print(
    strategy.run(
        lambda: tf.nn.compute_average_loss(right(y, 2 * y), global_batch_size=4)
    ).numpy()
)
print(strategy.run(lambda: wrong(y, 2 * y)).numpy())
