# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import random

import numpy as np

logits = np.array([0.1, 0.2, 0.3], "float32")
probabilities = logits.astype("float64")
probabilities /= probabilities.sum()
print(0 <= np.random.choice(3, p=probabilities) < 3)
memory = [1, 2, 3]
print(len(random.sample(memory, min(32, len(memory)))))
wrong = {
    "not a softmax": lambda: np.random.choice(3, p=logits),
    "another length": lambda: np.random.choice(4, p=probabilities),
    "two axes": lambda: np.random.choice(np.zeros((2, 2))),
    "nothing": lambda: np.random.choice([]),
    "an empty range": lambda: np.random.randint(0, 0),
    "a batch": lambda: random.sample(memory, 32),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, error)
