# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import json

import numpy as np

history = {"loss": [np.float32(0.5), np.float32(0.25)]}
print(json.dumps({key: [float(one) for one in row] for key, row in history.items()}))
json.dumps(history)
