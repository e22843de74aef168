# /// companion
# package = "pyinstaller-hooks-contrib"
# purpose = "Programs with TensorFlow inside"
# also = ["pyinstaller"]
# ///
import glob
import os
import runpy

import _pyinstaller_hooks_contrib

place = os.path.dirname(_pyinstaller_hooks_contrib.__file__)
(hook,) = glob.glob(place + "/**/stdhooks/hook-tensorflow.py", recursive=True)
found = runpy.run_path(hook)
assert any("tensorflow" in one for one in found["hiddenimports"])
