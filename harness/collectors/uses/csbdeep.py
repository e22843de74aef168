# /// companion
# package = "csbdeep"
# purpose = "Restoration of microscopy images"
# ///
import numpy as np
from csbdeep.models import CARE, Config

config = Config("YX", unet_n_depth=1, unet_n_first=2, unet_kern_size=3)
made = CARE(config, "test", basedir=None)
model = made.keras_model
assert made.predict(np.ones((32, 32), "float32"), "YX").shape == (32, 32)
