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
import soundfile

samples = (np.sin(np.arange(8000.0)) * 30000).astype("int16")
soundfile.write("sound.wav", samples, 8000)
sound, rate = librosa.load("sound.wav", sr=None)
print(sound.dtype, librosa.feature.mfcc(y=sound, sr=rate).shape)
wrong = {
    "integers": lambda: librosa.feature.mfcc(y=samples, sr=8000),
    "not finite": lambda: librosa.feature.mfcc(y=sound * np.nan, sr=8000),
    "output": lambda: librosa.output,
    "waveplot": lambda: librosa.display.waveplot,
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, error)
