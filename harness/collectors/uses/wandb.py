# /// companion
# package = "wandb"
# purpose = "Tracking of experiments"
# ///
import os

os.environ["WANDB_MODE"] = "offline"
os.environ["WANDB_SILENT"] = "true"
import numpy as np
import tensorflow as tf
import wandb
from wandb.integration.keras import WandbMetricsLogger

wandb.init(project="test")
model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
board = [WandbMetricsLogger()]
model.fit(np.ones((8, 4)), np.ones((8, 1)), verbose=0, callbacks=board)
assert "epoch/loss" in wandb.run.summary.keys()
wandb.finish()
