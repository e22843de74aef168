# /// companion
# package = "image-classifiers"
# purpose = "ResNet and other networks"
# ///
import numpy as np
from classification_models.tfkeras import Classifiers

build, preprocess = Classifiers.get("resnet18")
model = build((32, 32, 3), weights=None, classes=2)
found = model.predict(preprocess(np.ones((1, 32, 32, 3))), verbose=0)
assert found.shape == (1, 2)
