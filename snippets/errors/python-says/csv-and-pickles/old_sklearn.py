# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder

table = np.array([["a", 1.0], ["b", 2.0]], dtype=object)
print(SimpleImputer().fit_transform(table[:, 1:]).shape)
one_hot = OneHotEncoder(sparse_output=False)
columns = ColumnTransformer([("city", one_hot, [0])], remainder="passthrough")
print(columns.fit_transform(table).astype("float32"))
wrong = {
    "Imputer": "from sklearn.preprocessing import Imputer",
    "joblib": "from sklearn.externals import joblib",
    "cross_validation": "from sklearn.cross_validation import train_test_split",
    "plot_confusion_matrix": "from sklearn.metrics import plot_confusion_matrix",
    "sparse": "OneHotEncoder(sparse=False)",
    "categorical_features": "OneHotEncoder(categorical_features=[0])",
    "get_feature_names": "one_hot.get_feature_names()",
}
for name, line in wrong.items():
    try:
        exec(line)
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).split(" (")[0])
