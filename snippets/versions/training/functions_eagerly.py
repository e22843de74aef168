# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

names = ("run_functions_eagerly", "experimental_run_functions_eagerly")
found = [name for name in names if hasattr(tf.config, name)]
print("tf.config has", found)
run_functions_eagerly = getattr(tf.config, found[0])
calls = {"tf.function": 0, "fit": 0, "map": 0}


@tf.function
def double(x):
    calls["tf.function"] += 1
    return 2 * x


class Watch(tf.keras.layers.Layer):
    def call(self, inputs):
        calls["fit"] += 1
        return inputs


def row(number):
    calls["map"] += 1
    number = tf.cast(number, tf.float32)
    return tf.reshape(number, (1,)), number  # (1,), ()


model = tf.keras.Sequential(
    [tf.keras.Input(shape=(1,)), Watch(), tf.keras.layers.Dense(1)]
)
model.compile("sgd", "mse")
for eagerly in (False, True, False):
    run_functions_eagerly(eagerly)
    calls.update(dict.fromkeys(calls, 0))
    for _ in range(10):
        double(tf.constant(1.0))
    model.fit(tf.data.Dataset.range(20).map(row).batch(2), verbose=0)  # 10 steps
    print(eagerly, calls, "model.run_eagerly:", model.run_eagerly)
