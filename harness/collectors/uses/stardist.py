# /// companion
# package = "stardist"
# purpose = "Segmentation of cells"
# ///
import numpy as np
from stardist.models import Config2D, StarDist2D

config = Config2D(n_rays=4, unet_n_depth=1, unet_n_filter_base=2, net_conv_after_unet=4)
made = StarDist2D(config, basedir=None)
model = made.keras_model
chances, distances = made.predict(np.ones((32, 32), "float32"))
assert distances.shape[-1] == 4
