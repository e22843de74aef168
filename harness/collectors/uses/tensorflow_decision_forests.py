# /// companion
# package = "tensorflow-decision-forests"
# purpose = "Decision forests as Keras models"
# ///
import pandas as pd
import tensorflow_decision_forests as tfdf

frame = pd.DataFrame({"a": [0.0, 1.0, 2.0, 3.0] * 20, "y": [0, 0, 1, 1] * 20})
data = tfdf.keras.pd_dataframe_to_tf_dataset(frame, label="y")
model = tfdf.keras.RandomForestModel(num_trees=3, verbose=0)
model.fit(data)
assert model.predict(data, verbose=0).shape == (80, 1)
