# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.proof]
# probe = true
# environments = ["2.*"]
# fresh = true
# ///
# --8<-- [start:program]
import tf_keras

print(tf_keras.__version__)
