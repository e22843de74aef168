# /// companion
# package = "horovod"
# purpose = "Distributed training"
# ///
import horovod.tensorflow.keras as hvd
import numpy as np
import tensorflow as tf

hvd.init()
model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
optimizer = hvd.DistributedOptimizer(tf.keras.optimizers.Adam())
model.compile(optimizer=optimizer, loss="mse")
model.fit(np.ones((8, 4)), np.ones((8, 1)), verbose=0)
