# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow.keras.wrappers.scikit_learn import KerasClassifier

print(KerasClassifier.__name__)
