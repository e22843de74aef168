"""What a saved file contains, as a digest: without versions, dates, and file layout.

Two files of one digest differ for no reader: HDF5 datasets and attributes, the members of
a .keras archive, the tensors of a checkpoint. Standard library, NumPy, h5py, TensorFlow;
valid on Python 3.7.
"""

import hashlib
import io
import json
import os
import zipfile

import numpy as np

STAMPS = ("keras_version", "backend", "date_saved", "date")  # who wrote it, and when


def plain(value):
    """A value of an attribute as JSON: texts are texts, whatever h5py returns them as."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, np.ndarray):
        return [plain(one) for one in value.tolist()]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, str):
        return value
    return value if isinstance(value, (int, float, type(None))) else repr(value)


def unstamped(text):
    """A JSON text without its stamps, sorted; another text as it is."""
    try:
        data = json.loads(text)
    except ValueError:
        return text
    if isinstance(data, dict):
        data = {key: one for key, one in data.items() if key not in STAMPS}
    return json.dumps(numbered(data, {}), sort_keys=True)


def numbered(data, known):
    """The same with shared objects numbered in order: Keras 3 writes where each was in
    memory."""
    if isinstance(data, list):
        return [numbered(one, known) for one in data]
    if not isinstance(data, dict):
        return data
    found = {}
    for key, one in sorted(data.items()):
        if key == "shared_object_id" and one is not None:
            found[key] = known.setdefault(one, len(known))
        else:
            found[key] = numbered(one, known)
    return found


def hdf5(file):
    """Rows of all that an open HDF5 file contains."""
    rows = []

    def visit(name, one):
        for key in sorted(one.attrs):
            if key not in STAMPS:
                value = plain(one.attrs[key])
                value = unstamped(value) if isinstance(value, str) else value
                rows.append(["attribute", name, key, value])
        if hasattr(one, "dtype"):
            value = np.asarray(one[()])
            texts = value.dtype.kind in "OSU"
            content = repr(plain(value)).encode() if texts else value.tobytes()
            kind = "text" if texts else str(value.dtype)
            digest = hashlib.sha256(content).hexdigest()
            rows.append(["data", name, kind, list(value.shape), digest])

    visit("/", file)
    file.visititems(visit)
    return rows


def of_hdf5(source):
    import h5py

    with h5py.File(source, "r") as file:
        return hdf5(file)


def archive(path):
    """Rows of the members of a .keras file."""
    rows = []
    with zipfile.ZipFile(path) as file:
        for name in sorted(file.namelist()):
            content = file.read(name)
            if name.endswith(".h5"):
                found = of_hdf5(io.BytesIO(content))
            elif name.endswith(".json"):
                found = unstamped(content.decode("utf-8"))
            else:
                found = hashlib.sha256(content).hexdigest()
            rows.append([name, found])
    return rows


def checkpoint(prefix):
    """Rows of the tensors of a checkpoint, with its object graph."""
    import tensorflow as tf

    reader = tf.train.load_checkpoint(prefix)
    rows = []
    for name in sorted(reader.get_variable_to_shape_map()):
        value = reader.get_tensor(name)
        content = value if isinstance(value, bytes) else np.asarray(value).tobytes()
        rows.append([name, hashlib.sha256(content).hexdigest()])
    return rows


def rows_of(path):
    """Rows of whatever is at the path; raises `ValueError` where files can't be compared."""
    if os.path.exists(path + ".index"):
        return checkpoint(path)
    if os.path.isdir(path):
        raise ValueError("a folder of graphs: two releases never write the same")
    if zipfile.is_zipfile(path):
        return archive(path)
    with open(path, "rb") as file:
        head = file.read(8)
    if head == b"\x89HDF\r\n\x1a\n":
        return of_hdf5(path)
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            return [unstamped(file.read())]
    raise ValueError("no container that is known")


def digest(*paths):
    """A digest of what files contain; none where that can't be compared."""
    try:
        rows = [rows_of(path) for path in paths]
    except ValueError:
        return None
    text = json.dumps(rows, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:10]
