# /// companion
# package = "ray[train]"
# purpose = "Distributed training"
# ///
import ray
import tensorflow as tf
from ray.train import ScalingConfig
from ray.train.tensorflow import TensorflowTrainer


def train():
    import numpy as np

    with tf.distribute.MultiWorkerMirroredStrategy().scope():
        model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
        model.compile(optimizer="adam", loss="mse")
    model.fit(np.ones((8, 4)), np.ones((8, 1)), verbose=0)


ray.init(num_cpus=2, include_dashboard=False)
TensorflowTrainer(train, scaling_config=ScalingConfig(num_workers=1)).fit()
ray.shutdown()
