# /// companion
# package = "tensorflow-model-optimization"
# purpose = "Pruning and quantization-aware training"
# ///
import numpy as np
import tensorflow as tf
import tensorflow_model_optimization as tfmot

plain = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(2)])
model = tfmot.sparsity.keras.prune_low_magnitude(plain)
model.compile(optimizer="adam", loss="mse")
steps = [tfmot.sparsity.keras.UpdatePruningStep()]
model.fit(np.ones((8, 4)), np.ones((8, 2)), verbose=0, callbacks=steps)
tfmot.sparsity.keras.strip_pruning(model)
