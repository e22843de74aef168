# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.*"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import tf_keras

print(tf_keras.__version__)
