# /// companion
# package = "deepface"
# purpose = "Recognition of faces"
# ///
import numpy as np
from deepface import DeepFace

try:
    from deepface.models.facial_recognition.tf import Facenet
except ModuleNotFoundError:  # before it had models for other frameworks
    from deepface.models.facial_recognition import Facenet

model = Facenet.InceptionResNetV1()
assert model.predict(np.ones((1, 160, 160, 3)), verbose=0).shape == (1, 128)
face = np.full((40, 40, 3), 128, "uint8")
found = DeepFace.extract_faces(face, detector_backend="skip", enforce_detection=False)
assert len(found) == 1
