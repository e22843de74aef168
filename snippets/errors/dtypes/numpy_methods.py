# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((2, 3))
print(tf.cast(x, tf.int32).dtype.name, tf.reshape(x, [-1]).shape, tf.transpose(x).shape)
print(x.numpy().astype("int32").flatten().shape, float(tf.reduce_mean(x)))
for name in ("astype", "flatten", "reshape", "T", "mean", "copy", "append", "tolist"):
    try:
        getattr(x, name)
        print(name, "is there")
    except AttributeError as error:
        print(name, "->", str(error).strip().split("\n")[0][:100])
