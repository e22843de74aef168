# /// companion
# package = "efficientnet"
# purpose = "EfficientNet networks"
# ///
import efficientnet.tfkeras as efn
import numpy as np

model = efn.EfficientNetB0(weights=None, input_shape=(32, 32, 3), classes=2)
assert model.predict(np.ones((1, 32, 32, 3)), verbose=0).shape == (1, 2)
