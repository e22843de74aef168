# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import marshal

import tensorflow as tf

double = eval(compile("lambda x: 2 * x", r"C:\users\me\model.py", "eval"))
print("now:", tf.keras.layers.Lambda(double).get_config()["name"])
marshal.dumps(double.__code__).decode("raw_unicode_escape")  # as Keras once did
