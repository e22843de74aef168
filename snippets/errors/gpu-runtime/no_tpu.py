# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

print("TPUs:", len(tf.config.list_logical_devices("TPU")))
strategy = tf.distribute.get_strategy()
print("replicas without a TPU:", strategy.num_replicas_in_sync)
tf.distribute.cluster_resolver.TPUClusterResolver()
