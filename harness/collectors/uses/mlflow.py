# /// companion
# package = "mlflow"
# purpose = "Tracking of experiments"
# ///
import mlflow
import numpy as np
import tensorflow as tf

mlflow.set_tracking_uri("sqlite:///runs.db")
mlflow.set_experiment("test")
mlflow.tensorflow.autolog(log_models=False)
model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
with mlflow.start_run() as run:
    model.fit(np.ones((8, 4)), np.ones((8, 1)), verbose=0)
assert "loss" in mlflow.get_run(run.info.run_id).data.metrics
