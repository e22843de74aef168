# /// companion
# package = "keras-unet-collection"
# purpose = "U-Net networks"
# ///
import numpy as np
from keras_unet_collection import models

model = models.unet_2d((32, 32, 3), filter_num=[2, 4], n_labels=2)
assert model.predict(np.ones((1, 32, 32, 3)), verbose=0).shape == (1, 32, 32, 2)
