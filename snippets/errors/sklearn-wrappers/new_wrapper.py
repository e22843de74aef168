# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.16+keras-3*", "2.21+keras-3*"]
# ///
# --8<-- [start:program]
from keras.wrappers import SKLearnClassifier

print(SKLearnClassifier.__name__)
