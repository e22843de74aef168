"""What callbacks do: when they stop, which files they write, what they are called with."""

import contextlib
import io
import os
import tempfile

from inside.behave_arguments import required, stated, variations
from inside.behave_models import Recorder, compiled, data
from inside.behave_values import as_array, figure, kept, text

# By the key of a log, its value in each epoch: it rises, then falls, or the reverse.
RISING = (0.1, 0.3, 0.5, 0.6, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
KEYS = ("loss", "accuracy", "auc", "precision", "mae", "unknown")
MONITORING = ("EarlyStopping", "ReduceLROnPlateau", "ModelCheckpoint")
DRIVEN = {
    "EarlyStopping": {"patience": 1},
    "ReduceLROnPlateau": {"patience": 1},
    "ModelCheckpoint": {"filepath": "w.weights.h5", "save_weights_only": True},
}


def callback_cases(name, value, keras):
    """Yields (label, function) of a callback's class."""
    short = name.rpartition(".")[2]
    if short in MONITORING:
        yield from monitored(short, value, keras)
    positional, given = required(name, value, keras)
    yield "given", lambda: {"given": stated((positional, given))}
    given = dict(given, **DRIVEN.get(short, {}))

    def make(**more):
        return value(*positional, **dict(given, **more))

    yield "default", lambda: fitted(make(), keras)
    for label, more in variations(value, given):
        yield label, lambda more=more: fitted(make(**more), keras)


def monitored(short, value, keras):
    """With `mode="auto"` and each other mode: the direction for a rising and a falling
    value of each name."""
    for mode in ("auto", "min", "max"):
        for key in KEYS:
            for prefix in ("", "val_"):
                monitor = prefix + key
                label = "%s, mode=%s" % (monitor, mode)
                if mode == "auto" or monitor == "val_auc":
                    yield (
                        label,
                        lambda mode=mode, monitor=monitor: driven(
                            value(monitor=monitor, mode=mode, **options(short)),
                            monitor,
                            keras,
                        ),
                    )


def options(short):
    given = dict(DRIVEN[short])
    if short == "ModelCheckpoint":
        given.update(save_best_only=True, filepath="{epoch}.weights.h5")
    return given


def driven(callback, monitor, keras):
    """Calls a callback as `fit` would, with values that are stated: where it stops, the
    learning rate, and the files that are there in the end."""
    found = {}
    for label, sign in (("rising first", 1), ("falling first", -1)):
        model = watched(keras)
        set_model(callback, model)
        callback.on_train_begin({})
        rates, stopped = [], None
        with in_folder() as folder:
            for epoch, height in enumerate(RISING):
                logs = {monitor: 0.5 + sign * (height - 0.3)}
                callback.on_epoch_begin(epoch, {})
                callback.on_epoch_end(epoch, logs)
                rates.append(rate_of(model))
                if model.stop_training:
                    stopped = epoch + 1
                    break
            callback.on_train_end({})
            files = files_in(folder)
        found[label] = {"stopped after": stopped, "rate": rates[-1], "files": files}
    return found


WATCHED = {}  # by the name of a Keras, a model with metrics that was trained once


def watched(keras):
    """A trained model whose metrics are called as in KEYS, as it was made."""
    model = WATCHED.get(keras.__name__)
    if model is None:
        own = keras.metrics
        metrics = [
            "accuracy",
            own.AUC(name="auc"),
            own.Precision(name="precision"),
            "mae",
        ]
        model = compiled(keras, metrics=metrics)
        model.fit(*data(), epochs=1, verbose=0)
        WATCHED[keras.__name__] = model
    model.stop_training = False
    rate = model.optimizer.learning_rate
    rate.assign(0.1)
    return model


def set_model(callback, model):
    callback.set_model(model)
    callback.set_params({"epochs": len(RISING), "steps": 1, "verbose": 0})


def rate_of(model):
    return figure(float(as_array(model.optimizer.learning_rate)))


@contextlib.contextmanager
def in_folder():
    """A new working directory."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory(dir=before) as folder:
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)


def files_in(folder):
    """The files below a folder, without what counts or dates them."""
    found = []
    for place, _, names in os.walk(folder):
        below = os.path.relpath(place, folder)
        found += [name if below == "." else below + "/" + name for name in names]
    return sorted({text("events" if "events.out" in one else one) for one in found})[
        :20
    ]


def fitted(callback, keras):
    """Three epochs of `fit` with a callback: the history, the files, the learning rate."""
    with in_folder() as folder, contextlib.redirect_stdout(io.StringIO()):
        model = compiled(keras, metrics=["accuracy"], run_eagerly=True)
        recorder = Recorder.of(keras)
        history = model.fit(
            *data(),
            epochs=3,
            verbose=0,
            shuffle=False,
            validation_data=data(),
            callbacks=[callback, recorder],
        )
        found = {
            "history": {key: len(each) for key, each in history.history.items()},
            "rate": rate_of(model),
            "loss": kept([float(one) for one in history.history.get("loss", ())]),
            "files": files_in(folder),
        }
        for name in ("train.csv", "probe.csv"):
            if os.path.exists(name):
                with open(name, encoding="utf-8") as file:
                    found["csv"] = file.readline().strip()
    return found
