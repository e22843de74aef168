# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# inputs = "errors/moved-functions/pickles"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import pickle

with open("2.15/model.pickle", "rb") as file:
    model = pickle.load(file)
print("parameters:", model.count_params())
