# /// companion
# package = "segmentation-models"
# purpose = "Segmentation networks"
# ///
import os

os.environ["SM_FRAMEWORK"] = "tf.keras"
import numpy as np
import segmentation_models as sm

model = sm.Unet("resnet18", input_shape=(32, 32, 3), encoder_weights=None)
assert model.predict(np.ones((1, 32, 32, 3)), verbose=0).shape == (1, 32, 32, 1)
