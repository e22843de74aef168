"""Names of files: which extensions saving and loading accept."""

from typing import Any, Iterator, Tuple

from which_keras.problems import BREAKS, WARNS, Problem
from which_keras.table import Instead
from which_keras.values import Call, Constant, Text

MODEL_FILES = (".keras", ".h5", ".hdf5")
WEIGHT_FILES = (".weights.h5",)
HDF5 = (".h5", ".hdf5")
PLACES = "migrate/keras-3-saving/"


class Files:
    """Judges the names of files. `keras3` and `legacy_warns` are columns, as masks."""

    keras3 = legacy_warns = 0

    def saved(self, value: Any, call: Call, name: str) -> Iterator[Problem]:
        """`model.save(path, save_format=…)`."""
        form = call.value("save_format")
        if isinstance(form, Text) and form.whole and form.tail == "tf":
            text = "save_format='tf' isn't accepted: the extension states the format"
            yield Problem(
                "KT205",
                BREAKS,
                name + ".save_format",
                text,
                self.keras3,
                "save_format",
                self.how(),
            )
            return
        yield from self.model_file("KT202", value, name)
        if isinstance(value, Text) and value.tail.endswith(HDF5):
            text = "HDF5 is a legacy format"
            yield Problem(
                "KT206",
                WARNS,
                name,
                text,
                self.legacy_warns,
                "",
                self.how('`model.save("….keras")`', "2.4"),
            )

    def model_file(self, code: str, value: Any, name: str) -> Iterator[Problem]:
        return self.ends(code, value, name, MODEL_FILES, ".keras or .h5")

    def weights(self, value: Any, call: Call) -> Iterator[Problem]:
        name = "tf.keras.Model.save_weights"
        return self.ends("KT203", value, name, WEIGHT_FILES, ".weights.h5")

    def loaded_weights(self, value: Any) -> Iterator[Problem]:
        name = "tf.keras.Model.load_weights"
        stated = ".weights.h5, .h5, or .keras"
        return self.ends("KT203", value, name, MODEL_FILES, stated)

    def ends(
        self, code: str, value: Any, name: str, wanted: Tuple[str, ...], stated: str
    ) -> Iterator[Problem]:
        """A file's name whose extension is known, and isn't a wanted one."""
        if isinstance(value, Text) and known(value) and not value.tail.endswith(wanted):
            text = f"the name must end in {stated}, and {value.tail!r} doesn't"
            yield Problem(code, BREAKS, name, text, self.keras3, "", self.how())

    def checkpoint(self, call: Call, path: str) -> Iterator[Problem]:
        value = call.value("filepath", 0)
        only = call.value("save_weights_only", 4)
        if not isinstance(value, Text) or not known(value):
            return
        if isinstance(only, Constant) and only.value:
            wanted: Tuple[str, ...] = WEIGHT_FILES
        elif only is None or (isinstance(only, Constant) and not only.value):
            wanted = (".keras", ".h5")
        else:
            return
        if not value.tail.endswith(wanted):
            text = f"the name must end in {' or '.join(wanted)}, and {value.tail!r} doesn't"
            page = "errors/modelcheckpoint-keras/"
            instead = Instead(f"a name that ends in `{wanted[0]}`", "2.4", page, "")
            yield Problem("KT204", BREAKS, path, text, self.keras3, "", instead)

    @staticmethod
    def how(
        text: str = "a name that ends in `.keras`, or in `.weights.h5` for weights",
        since: str = "2.4",
    ) -> Instead:
        return Instead(text, since, PLACES, "")


def known(text: Text) -> bool:
    """Whether it is known how a file's name ends. Of `name` alone in a longer string it
    isn't: it may be a folder, or what is before the extension."""
    return text.whole or "." in text.tail.replace("\\", "/").rpartition("/")[2]
