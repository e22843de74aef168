# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from sklearn.metrics import f1_score, precision_score, roc_auc_score, roc_curve

predicted = np.array(
    [[0.7, 0.2, 0.1], [0.2, 0.7, 0.1], [0.1, 0.3, 0.6], [0.5, 0.4, 0.1]]
)
labels = np.array([0, 1, 2, 1])
classes = predicted.argmax(axis=1)
print(round(f1_score(labels, classes, average="macro"), 3))
print(round(roc_auc_score(labels, predicted, multi_class="ovr"), 3))
one_hot = np.eye(3)[labels]
print(len(roc_curve(one_hot[:, 1], predicted[:, 1])[0]) > 1)  # one class at a time
print(precision_score([0, 1], [0, 0], zero_division=0))
wrong = {
    "average": lambda: f1_score(labels, classes),
    "multi_class": lambda: roc_auc_score(labels, predicted),
    "not a softmax": lambda: roc_auc_score(labels, predicted * 2, multi_class="ovr"),
    "all classes": lambda: roc_curve(one_hot, predicted),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:75])
