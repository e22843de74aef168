# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import nibabel as nib
import numpy as np

image = nib.Nifti1Image(np.zeros((2, 2, 2), np.float32), np.eye(4))
nib.save(image, "scan.nii.gz")
volume = nib.load("scan.nii.gz").get_fdata(dtype=np.float32)
print(volume.shape, volume.dtype)
mask = volume > 0.5
nib.save(nib.Nifti1Image(mask.astype(np.uint8), image.affine), "mask.nii.gz")
with open("notes.txt", "w") as file:
    file.write("not a scan")
wrong = {
    "get_data": lambda: image.get_data(),
    "get_affine": lambda: image.get_affine(),
    "another file": lambda: nib.load("notes.txt"),
    "int64": lambda: nib.Nifti1Image(mask.astype(np.int64), image.affine),
    "bool": lambda: nib.Nifti1Image(mask, image.affine),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:80])
