# /// companion
# package = "stellargraph"
# purpose = "Graph neural networks"
# ///
import numpy as np
import pandas as pd
import tensorflow as tf
from stellargraph import StellarGraph
from stellargraph.layer import GCN
from stellargraph.mapper import FullBatchNodeGenerator

nodes = pd.DataFrame({"a": [1.0, 2.0, 3.0]}, index=["x", "y", "z"])
edges = pd.DataFrame({"source": ["x", "y"], "target": ["y", "z"]})
generator = FullBatchNodeGenerator(StellarGraph(nodes, edges), method="gcn")
inputs, outputs = GCN([2], generator, activations=["relu"]).in_out_tensors()
model = tf.keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="mse")
model.fit(generator.flow(["x", "y"], np.ones((2, 2))), verbose=0, shuffle=False)
