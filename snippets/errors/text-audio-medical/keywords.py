# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# cpu-seconds = 60
# reason = "librosa compiles its functions at the first call"
# ///
# --8<-- [start:program]
import librosa
import numpy as np

sound = np.sin(np.arange(8000.0)).astype("float32")
print(librosa.feature.melspectrogram(y=sound, sr=8000).shape)
print(librosa.filters.mel(sr=8000, n_fft=512).shape)
wrong = {
    "melspectrogram": lambda: librosa.feature.melspectrogram(sound, sr=8000),
    "mel": lambda: librosa.filters.mel(8000, 512),
    "resample": lambda: librosa.resample(sound, 8000, 4000),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, error)
