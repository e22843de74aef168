# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import warnings

import numpy as np

warnings.simplefilter("ignore")
for name in ("object", "bool", "int", "float"):
    found = getattr(np, name, "AttributeError")
    print("np.%-7s %s" % (name, found))
