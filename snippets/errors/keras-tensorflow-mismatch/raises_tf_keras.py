# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.16+tf_keras-2.15", "2.21+tf_keras-2.16"]
# ///
# --8<-- [start:program]
import tf_keras

print("imports")
