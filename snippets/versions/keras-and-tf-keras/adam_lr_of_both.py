# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.[0-5]+keras-2*"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

for name, module in (("keras", keras), ("tf.keras", tf.keras)):
    weight = tf.Variable(1.0)
    try:
        optimizer = module.optimizers.Adam(lr=0.1)
        optimizer.apply_gradients([(tf.constant(1.0), weight)])
        did = f"makes a step of {1.0 - float(weight.numpy()):.3f}"
    except (AttributeError, TypeError, ValueError) as error:
        did = f"raises {type(error).__name__}: {error}"
    print(f"{name}.optimizers.Adam(lr=0.1) {did}")
