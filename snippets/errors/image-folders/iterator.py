# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

Iterator = tf.keras.preprocessing.image.Iterator


class Batches(Iterator):
    def __init__(self, x):
        super().__init__(len(x), batch_size=2, shuffle=False, seed=None)
        self.x = x

    def _get_batches_of_transformed_samples(self, index_array):
        return self.x[index_array]


print(next(Batches(np.arange(4))))
next(Iterator(4, batch_size=2, shuffle=False, seed=None))
