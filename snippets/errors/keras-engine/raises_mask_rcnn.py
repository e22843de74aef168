# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import keras.engine as KE


class Scale(KE.Layer):
    def call(self, inputs):
        return inputs / 255


print(Scale.__name__)
