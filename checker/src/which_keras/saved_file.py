"""Which Keras wrote a saved model, from the headers of its file, as
`docs/assets/saved-file.js` reads them in the page. What can't be read is an error that says so."""

import json
import os
import struct
import zipfile
from typing import Any, BinaryIO, Dict, Iterator, List, NamedTuple, Optional, Tuple

from which_keras import hdf5
from which_keras.hdf5 import Source, Unreadable

ARCHIVE = b"PK\x03\x04"
LARGEST = 1 << 26  # bytes of a text that is unpacked
KERAS_PART, GRAPH = "keras_metadata.pb", "saved_model.pb"


class Found(NamedTuple):
    """What a file says of itself."""

    format: str  # h5, keras, weights-h5, weights-keras, savedmodel
    hdf5: bool  # whether it is an HDF5 file, whatever its name
    keras: Optional[str] = None  # the version that wrote it, where the file says so
    backend: Optional[str] = None
    saved: Optional[str] = None  # when
    layers: Tuple[str, ...] = ()  # the class of each layer, once
    optimizer: Optional[str] = None  # of a compiled model
    compiled: bool = False
    tensorflow: Optional[str] = None  # of a SavedModel: which TensorFlow wrote it


def inspect(path: str) -> Found:
    """What a file, or the folder of a SavedModel, is; raises `Unreadable`."""
    if os.path.isdir(path):
        return folder(path)
    with open(path, "rb") as file:
        return of_file(file, os.path.basename(path))


def folder(path: str) -> Found:
    """A SavedModel: the part of Keras says more than the graph."""
    tensorflow = None
    if os.path.isfile(os.path.join(path, GRAPH)):
        with open(os.path.join(path, GRAPH), "rb") as file:
            tensorflow = guarded(graph, Source(file))
    if os.path.isfile(os.path.join(path, KERAS_PART)):
        found = inspect(os.path.join(path, KERAS_PART))
        return found._replace(tensorflow=tensorflow)
    if tensorflow is None:
        raise Unreadable(f"This folder has no {GRAPH}, so it isn't a SavedModel.")
    return Found("export", False, tensorflow=tensorflow)


def guarded(read: Any, *given: Any) -> Any:
    """What a reader says; each fault of the file as `Unreadable`."""
    try:
        return read(*given)
    except (
        Unreadable,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        struct.error,
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise Unreadable(f"This file can't be read: {error}.") from error


def of_file(file: BinaryIO, name: str) -> Found:
    source = Source(file)
    if source.size < 8:
        raise Unreadable("The file is empty, or nearly so.")
    head = source.read(0, 8)
    if head == hdf5.SIGNATURE:
        return guarded(of_hdf5, source, name)
    if head.startswith(ARCHIVE):
        return guarded(archive, file)
    if head.startswith(b"\n") and name.endswith(".pb"):
        return guarded(metadata, source)
    raise Unreadable(f"This isn't an HDF5 file, a .keras archive, or a {KERAS_PART}.")


def first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def of_hdf5(source: Source, name: str) -> Found:
    attributes, inside = hdf5.group(source)
    stated = {
        "keras": first(attributes.get("keras_version")),
        "backend": first(attributes.get("backend")),
        "hdf5": True,
    }
    config = first(attributes.get("model_config"))
    if config is not None:
        compiled = first(attributes.get("training_config"))
        form = "keras" if name.endswith(".keras") else "h5"
        said = json.loads(compiled) if compiled is not None else None
        return Found(form, **stated, **model(json.loads(config), said))
    if "layer_names" in attributes or "layer_names0" in attributes:
        return Found("weights-h5", **stated)
    if {"layers", "_layer_checkpoint_dependencies", "vars"} & set(inside):
        return Found("weights-keras", **stated)
    raise Unreadable("an HDF5 file, but not of a Keras model")


def archive(file: BinaryIO) -> Found:
    with zipfile.ZipFile(file) as packed:
        inside = set(packed.namelist())
        if not {"config.json", "metadata.json"} <= inside:
            raise Unreadable("a zip archive, but not of a Keras model")
        said, config = (
            unpack(packed, name) for name in ("metadata.json", "config.json")
        )
    return Found(
        "keras",
        False,
        keras=said.get("keras_version"),
        saved=said.get("date_saved"),
        **model(config, config.get("compile_config")),
    )


def unpack(packed: zipfile.ZipFile, name: str) -> Any:
    if packed.getinfo(name).file_size > LARGEST:
        raise Unreadable(f"{name} is too large")
    return json.loads(packed.read(name).decode(errors="replace"))


def varint(data: bytes, at: int) -> Tuple[int, int]:
    """A number of 7 bits a byte, and where it ends."""
    found = shift = 0
    while True:
        if at >= len(data):
            raise Unreadable("the file is cut off")
        found |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return found, at
        if shift > 56:
            raise Unreadable("a number without an end")


def fields(data: bytes) -> Iterator[Tuple[int, bytes]]:
    """The fields of a message that are bytes."""
    at = 0
    while at < len(data):
        key, following = varint(data, at)
        kind = key & 7
        if kind == 0:
            at = varint(data, following)[1]
        elif kind == 2:
            length, start = varint(data, following)
            if start + length > len(data):
                raise Unreadable("the file is cut off")
            yield key >> 3, data[start : start + length]
            at = start + length
        elif kind in (1, 5):
            at = following + (8 if kind == 1 else 4)
        else:
            raise Unreadable(f"no {KERAS_PART}")


def metadata(source: Source) -> Found:
    nodes: List[Dict[str, Any]] = []
    for field, node in fields(source.read(0, source.size)):
        for part, value in fields(node) if field == 1 else ():
            if part == 5 and value.startswith(b"{"):
                nodes.append(json.loads(value.decode(errors="replace")))
    root = next((one for one in nodes if one.get("keras_version")), None)
    root = root or (nodes[0] if nodes else None)
    if root is None:
        raise Unreadable("a SavedModel without Keras's own part")
    named = [one["class_name"] for one in nodes if one.get("class_name")]
    said = model(root.get("model_config") or root, root.get("training_config"))
    said["layers"] = tuple(dict.fromkeys(named))
    return Found("savedmodel", False, keras=root.get("keras_version"), **said)


def graph(source: Source) -> Optional[str]:
    """The TensorFlow that wrote a graph: it's at the beginning of `saved_model.pb`."""
    for field, graphs in fields_at_start(source):
        for part, about in fields(graphs) if field == 2 else ():
            for which, value in fields(about) if part == 1 else ():
                if which == 5:
                    return value.decode(errors="replace")
    return None


def fields_at_start(source: Source) -> Iterator[Tuple[int, bytes]]:
    if source.size > LARGEST:
        raise Unreadable("its graph is too large")
    return fields(source.read(0, source.size))


def model(config: Any, compiled: Any) -> Dict[str, Any]:
    """What an architecture says."""
    compiled = compiled if isinstance(compiled, dict) else {}
    optimizer = compiled.get("optimizer_config") or compiled.get("optimizer")
    if isinstance(optimizer, dict):
        optimizer = optimizer.get("class_name")
    return {
        "layers": tuple(dict.fromkeys(classes(config))),
        "compiled": bool(optimizer),
        "optimizer": optimizer or None,
    }


def classes(config: Any) -> Iterator[str]:
    """The classes of all layers."""
    if not isinstance(config, dict):
        return
    own = config.get("config")
    if config.get("class_name"):
        yield config["class_name"]
    inside = own if isinstance(own, list) else []
    if isinstance(own, dict):
        inside = own.get("layers") or []
    for one in inside:
        yield from classes(one)
    if isinstance(own, dict) and own.get("layer"):
        yield from classes(own["layer"])
