# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.2"]
# [tool.harness]
# environments = ["2.2", "2.3", "2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

cpu = tf.config.experimental.list_physical_devices("CPU")[0]
two = [tf.config.experimental.VirtualDeviceConfiguration()] * 2
tf.config.experimental.set_virtual_device_configuration(cpu, two)
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
with strategy.scope():
    seen = tf.Variable(0.0, aggregation=tf.VariableAggregation.SUM)
    bare = tf.Variable(0.0)
print(type(seen).__name__)


def add(variable):
    def step():
        device = tf.distribute.get_replica_context().replica_id_in_sync_group
        variable.assign_add(tf.cast(device, tf.float32) + 1.0)

    @tf.function
    def run():
        strategy.run(step)

    run()
    return [float(one) for one in strategy.experimental_local_results(variable)]


print("with an aggregation:", add(seen))
print("without:", add(bare))
