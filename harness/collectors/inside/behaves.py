"""What each public object of Keras does, on fixed inputs: for each case of an object, a
few values. Objects run in forked processes, some dozens in each: one that crashes ends
only its own case."""

import gc
import inspect
import json
import os
import re
import signal
import sys
import time
import warnings

from inside.arguments import not_called
from inside.behave_arguments import keras_of
from inside.behave_callbacks import callback_cases
from inside.behave_functions import SPECIAL, function_cases
from inside.behave_layers import cases as layer_cases
from inside.behave_losses import (
    activation_cases,
    initializer_cases,
    loss_cases,
    metric_cases,
    penalty_cases,
)
from inside.behave_models import METHODS, fit_cases, method_cases
from inside.behave_optimizers import optimizer_cases, schedule_cases
from inside.behave_random import seed
from inside.names import clean, seen

SECONDS = 20  # of the CPU for one case, and ten times as many of the clock
TIMERS = (
    (signal.SIGPROF, signal.ITIMER_PROF),
    (signal.SIGALRM, signal.ITIMER_REAL),
)
TOOK = "(seconds)"  # not a case: the time of an object
CHUNK = 60  # objects in one process
# Each with its reason; the first that fits.
NOT_RUN = [
    (r"^(?:estimator|dtensor|distribution)\b", "it needs an estimator or several devices"),
    (r"^wrappers\b", "it needs scikit-learn"),
    (r"(?:TensorBoard|RemoteMonitor|SidecarEvaluator)$", "it writes times, or to a server"),
    (r"(?:Lambda|TFSMLayer|TorchModuleWrapper|JaxLayer|FlaxLayer)$", "it runs what it's given"),
    (r"(?:OrderedEnqueuer|GeneratorEnqueuer|SequenceEnqueuer|PyDataset|Sequence)$",
     "it runs threads"),
    (r"^(?:export|legacy|saving)\b", "it reads or writes files; see the saved files"),
    (r"(?:save_model|save_weights|save_img|save_lora_weights|plot_model|model_to_dot)$",
     "it writes a file"),
    (r"get_custom_objects$", "it lists what was registered"),
    (r"(?:Progbar|version|print_tensor|print_msg)$", "it prints times or a version"),
    (r"(?:learning_phase_scope|name_scope|experimental\.terminate_keras_multi\w+)$",
     "it's a context, not a computation"),
    (r"(?:set_\w*policy|set_learning_phase|manual_variable_initialization|set_epsilon|"
     r"set_floatx|set_image_data_format|set_image_dim_ordering|config\.set_\w+|"
     r"set_interactive_logging\w*)$", "it changes the process"),
    (r"^(?:distillation|quantizers|visualization)\b",
     "it needs a model that was trained, or draws"),
]  # fmt: skip


class Late(BaseException):
    """A case took too long."""


def late(number, frame):
    raise Late("longer than %d s" % SECONDS)


def reason(name):
    """Why a name isn't run, or None."""
    if name in SPECIAL or name.rpartition(".")[2] in ("get_file",):
        return None
    for pattern, why in NOT_RUN:
        if re.search(pattern, name):
            return why
    return not_called(name)


def objects_of(namespace):
    """Public names without their namespace, by object: [names], object; sorted. The first
    of the names is the one that a case table is looked up by."""
    names, objects = seen()
    found = {}
    for name, path in names.items():
        value = objects[path]
        own = name.startswith(namespace + ".") and not inspect.ismodule(value)
        if own and callable(value):
            found.setdefault(path, []).append(name[len(namespace) + 1 :])
    rows = ([sorted(each, key=by_length), objects[p]] for p, each in found.items())
    return sorted(rows, key=lambda row: row[0])


def is_network(name, value):
    """Whether it's an architecture: `behaves_applications.py` is for them."""
    large = name.rpartition(".")[2][:1].isupper()
    return name.startswith("applications.") and large and not inspect.isclass(value)


def by_length(name):
    return "experimental" in name, name.count("."), len(name), name


def cases_of(name, value, keras):
    """The cases of an object, by its kind."""
    place = name.rpartition(".")[0]
    if inspect.isclass(value):
        for base, made in bases(keras):
            if base is not None and issubclass(value, base) and value is not base:
                return made(name, value, keras)
        if place == "constraints":
            return penalty_cases(name, value, keras)
        if place.startswith("optimizers") and hasattr(value, "apply_gradients"):
            return optimizer_cases(name, value, keras)
        return function_cases(name, value, keras)
    words = set(parameter_names(value))
    if place in ("losses", "metrics") and {"y_true", "y_pred"} <= words:
        return loss_cases(name, value, keras)
    plain = not name.endswith(("get", "serialize"))
    if place == "activations" and plain:
        return activation_cases(name, value, keras)
    if place == "initializers" and plain:
        return initializer_cases(name, value, keras)
    if place == "regularizers" and plain:
        return penalty_cases(name, value, keras)
    return function_cases(name, value, keras)


def bases(keras):
    """Each kind's base class with its cases; None where a release has none."""

    def base(path):
        value = keras
        for part in path.split("."):
            value = getattr(value, part, None)
        return value

    legacy = base("optimizers.legacy.Optimizer")
    return (
        (base("metrics.Metric"), metric_cases),
        (base("Model"), function_cases),
        (base("layers.Layer"), layer_cases),
        (base("losses.Loss"), loss_cases),
        (base("optimizers.Optimizer"), optimizer_cases),
        (legacy if inspect.isclass(legacy) else None, optimizer_cases),
        (base("optimizers.schedules.LearningRateSchedule"), schedule_cases),
        (base("initializers.Initializer"), initializer_cases),
        (base("regularizers.Regularizer"), penalty_cases),
        (base("constraints.Constraint"), penalty_cases),
        (base("callbacks.Callback"), callback_cases),
    )


def parameter_names(value):
    try:
        return list(inspect.signature(value).parameters)
    except (TypeError, ValueError):
        return []


def run_case(call):
    """What a case gives, or the type of what it raises."""
    for number, _ in TIMERS:
        signal.signal(number, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, 10 * SECONDS)
    try:
        return call()
    except Late as error:
        return {"raises": str(error)}
    except Exception as error:
        return {"raises": type(error).__name__, "said": clean(str(error)[-600:])}
    finally:
        for _, timer in TIMERS:
            signal.setitimer(timer, 0)


def run_object(name, make, out):
    """Runs the cases of one object, and writes each as a row: name, case, result."""
    keras, started = make[1], time.process_time()
    try:
        for label, call in make[0]():
            forget(keras)
            out([name, label, None])  # begun: what a crash ends is known by it
            out([name, label, run_case(call)])
    except Exception as error:
        out([name, "", {"raises": type(error).__name__, "said": clean(str(error))}])
    out([name, TOOK, round(time.process_time() - started, 3)])


def forget(keras):
    """Names count from one again; the generators are seeded."""
    keras.backend.clear_session()
    if hasattr(keras.config if hasattr(keras, "config") else None, "set_dtype_policy"):
        keras.config.set_dtype_policy("float32")
    keras.backend.set_floatx("float32")
    keras.backend.set_image_data_format("channels_last")
    seed(1)


def run_all(todo):
    """Results by name and case. `todo`: pairs of a name and what makes its cases."""
    found, left, skip = {}, list(todo), {}
    gc.collect()
    gc.freeze()  # Keras 3 collects garbage each time that it forgets names
    while left:
        chunk = beginning(left)
        left = left[len(chunk) :]
        rows, ended = forked(chunk, skip)
        begun = None
        for name, label, result in rows:
            begun = (name, label) if result is None else None
            if result is not None:
                found.setdefault(name, {})[label] = result
        if ended is None:
            continue
        if begun is None:
            raise RuntimeError("a process ended between two cases: " + ended)
        name, label = begun
        found.setdefault(name, {})[label] = {"crashes": ended}
        names = [one[0] for one in chunk]
        skip.setdefault(name, set()).update(found[name])
        left = chunk[names.index(name) :] + left
    return found


def beginning(todo):
    """The first objects, of one module: what one changes reaches no other module."""
    place = todo[0][0].partition(".")[0]
    count = 1
    while count < min(CHUNK, len(todo)) and todo[count][0].partition(".")[0] == place:
        count += 1
    return todo[:count]


def forked(chunk, skip):
    """The rows of one child, and why it ended before its last object, or None."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(reading)
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            with os.fdopen(writing, "w", encoding="utf-8") as stream:

                def out(row):
                    if row[1] not in skip.get(row[0], ()):
                        stream.write(json.dumps(row) + "\n")
                        stream.flush()

                for name, make in chunk:
                    run_object(name, without(make, skip.get(name, ())), out)
            code = 0
        except BaseException:
            pass
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream if line.endswith("\n")]
    _, status = os.waitpid(pid, 0)
    if status == 0:
        return rows, None
    if os.WIFSIGNALED(status):
        return rows, signal.Signals(os.WTERMSIG(status)).name
    return rows, "exit status %d" % os.WEXITSTATUS(status)


def without(make, done):
    """What makes an object's cases, without those that ran."""
    cases, keras = make
    return (lambda: (row for row in cases() if row[0] not in done), keras)


def main(request):
    """Writes `found.json`: for each object its names and its cases, or why it has none.
    Request: `namespace`; `only`, a pattern of names, or null."""
    sys.meta_path[:] = [f for f in sys.meta_path if type(f).__name__ != "ServeMnist"]
    warnings.simplefilter("ignore")
    started = time.time()
    keras = keras_of(request["namespace"])
    rows, todo = [], []
    for names, value in objects_of(request["namespace"]):
        if request["only"] and not any(re.search(request["only"], n) for n in names):
            continue
        if is_network(names[0], value):
            continue
        reasons = [reason(name) for name in names]
        row = {"names": names}
        rows.append(row)
        if all(reasons):
            row["why"] = reasons[0]
            continue
        name = next(n for n in names if reason(n) is None)
        row["main"] = name
        make = (lambda name=name, value=value: cases_of(name, value, keras), keras)
        todo.append((name, make))
    for method in ["fit", *METHODS]:
        name = "Model." + method
        if not request["only"] or re.search(request["only"], name):
            rows.append({"names": [name], "main": name})
            todo.append((name, (of_method(method, keras), keras)))
    found = run_all(todo)
    for row in rows:
        if "main" in row:
            row["cases"] = found.get(row.pop("main"), {})
            row["took"] = row["cases"].pop(TOOK, None)
    with open("found.json", "w", encoding="utf-8") as file:
        json.dump({"objects": rows, "seconds": time.time() - started}, file)


def of_method(method, keras):
    if method == "fit":
        return lambda: fit_cases(keras)
    return lambda: method_cases(method, keras)
