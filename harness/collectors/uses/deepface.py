# /// companion
# package = "deepface"
# purpose = "Recognition of faces"
# ///
import importlib
import importlib.util

import numpy as np
from deepface import DeepFace

place = "deepface.models.facial_recognition"
if importlib.util.find_spec(place + ".tf"):  # others are for other frameworks
    place += ".tf"
model = importlib.import_module(place + ".Facenet").InceptionResNetV1()
assert model.predict(np.ones((1, 160, 160, 3)), verbose=0).shape == (1, 128)
face = np.full((40, 40, 3), 128, "uint8")
found = DeepFace.extract_faces(face, detector_backend="skip", enforce_detection=False)
assert len(found) == 1
