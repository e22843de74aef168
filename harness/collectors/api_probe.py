"""Looks at, and calls, what Keras publishes: runs inside an environment's interpreter.

Standard library only, valid on Python 3.7. `seen()` walks the namespaces without calling
anything. `called()` builds each class once, calls each function once, and tries each
word that a callable with `**kwargs` might accept. Each callable has a forked process of
its own, so that nothing it does reaches the next one.
"""

import ast
import importlib
import importlib.util
import inspect
import json
import logging
import math
import os
import pkgutil
import re
import signal
import sys
import time
import traceback
import types
import warnings

NAMESPACES = ("tf.keras", "keras", "tf_keras")
# Packages whose classes are described; the last one had part of Keras until 2.8.
OWN = ("keras", "tf_keras", "tensorflow", "keras_preprocessing")
LONGEST = 240  # characters kept of a message, or of a default
SECONDS = 20  # for one call
ADDRESS = re.compile(r" at 0x[0-9a-f]+")
# A refusal of the word itself. Anything else that is raised may be about its value.
REFUSED = re.compile(
    r"unexpected keyword|[Uu]nrecognized (?:keyword|argument)|not understood|"
    r"[Ii]nvalid keyword|not a valid (?:keyword|argument)|[Uu]nknown (?:keyword|argument)|"
    r"not recognized|Unexpected keyword|takes no arguments|got some? ?unexpected|"
    r"got multiple values for keyword"
)
NONSENSE = "nonsense_argument"


# What is seen -------------------------------------------------------------------------


def root(namespace):
    """The module of a namespace, or None where this environment has none."""
    name = "tensorflow" if namespace == "tf.keras" else namespace
    try:
        module = importlib.import_module(name)
    except Exception:
        return None
    return module.keras if namespace == "tf.keras" else module


def load(module):
    """A lazy module, loaded: its names are there only then."""
    try:
        dir(module)
        getattr(module, "__all__", None)
    except Exception:
        pass
    return module


def names_of(module):
    """The public names of a module: those it has, lists, or its source imports."""
    found = set(dir(load(module)))
    try:
        found |= set(getattr(module, "__all__", ()))
    except Exception:
        pass
    for node in ast.walk(tree_of(getattr(module, "__file__", None) or "")):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names}
    return sorted(n for n in found if not n.startswith("_") and n.isidentifier())


def tree_of(path, known={}):
    """The syntax of a source file; an empty one where there is none."""
    if path not in known:
        try:
            with open(path, encoding="utf-8") as file:
                known[path] = ast.parse(file.read())
        except (OSError, SyntaxError, ValueError):
            known[path] = ast.parse("")
    return known[path]


def is_api(module):
    """Whether a module was written to be imported from: the generated ones say so by
    their place. A `keras` without such modules is its own source."""
    name = getattr(module, "__name__", "")
    if re.match(r"(?:tensorflow|tensorflow_core)\.keras\b", name):
        return True
    package, _, rest = name.partition(".")
    if package in ("keras", "tf_keras") and separate(package):
        return rest.partition(".")[0] != "src"
    return "_api" in name or ".api" in name


def separate(package, known={}):
    """Whether a package has its source apart from what it publishes."""
    if package not in known:
        try:
            known[package] = importlib.util.find_spec(package + ".src") is not None
        except (ImportError, ValueError):
            known[package] = False
    return known[package]


def walk(namespace, top, shape):
    """Yields (dotted name, parent, object) in sorted order, parents first. Only modules
    that `shape` has, the names of the API's modules below a namespace, are entered; None
    enters each API module."""
    todo = [(namespace, top, {id(top)})]
    while todo:
        name, module, above = todo.pop(0)
        for child in names_of(module):
            try:
                value = getattr(module, child)
            except Exception as error:
                yield name + "." + child, error
                continue
            full = name + "." + child
            if inspect.ismodule(value):
                below = full[len(namespace) + 1 :]
                enter = is_api(load(value)) if shape is None else below in shape
                if separate(namespace) and child not in ("api", "src", "protobuf"):
                    enter = enter or is_api(value)  # `keras.saving` on 2.16 and later
                if not enter and not owned(value):
                    continue  # `np`, `os`: what a module imports for itself
                if enter and id(value) not in above:
                    todo.append((full, value, above | {id(value)}))
            elif not published(value):
                continue
            yield full, value


def owned(value):
    return getattr(value, "__name__", "").partition(".")[0] in OWN


def published(value):
    """Whether a value belongs to Keras, and isn't something of its imports."""
    if inspect.isclass(value) or callable(value):
        return (getattr(value, "__module__", None) or "").partition(".")[0] in OWN or (
            not inspect.isclass(value) and not hasattr(value, "__module__")
        )
    return isinstance(value, (str, int, float, bool, tuple, list, dict))


def path_of(value):
    """Where an object is defined: its identity, equal for all its aliases."""
    module = getattr(value, "__module__", None) or ""
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
    return "%s.%s" % (module, name or type(value).__name__)


def shown(value):
    """A default as a reader would write it, with its type where that isn't plain."""
    if inspect.isclass(value) or inspect.isroutine(value):
        return path_of(value)
    text = ADDRESS.sub("", repr(value))[:LONGEST]
    plain = (bool, int, float, str, bytes, tuple, list, dict, set, type(None))
    return text if isinstance(value, plain) else "%s: %s" % (path_of(type(value)), text)


def unwrapped(function):
    """The function that somebody wrote, below its decorators."""
    for _ in range(20):
        inner = getattr(function, "__wrapped__", None)
        if inner is None:
            inner = getattr(
                getattr(function, "_tf_decorator", None), "decorated_target", None
            )
        if inner is None or inner is function:
            break
        function = inner
    return function


KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "",
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.KEYWORD_ONLY: "keyword",
    inspect.Parameter.VAR_KEYWORD: "**",
}


def parameters(function, bound):
    """Each parameter as [name, kind, default]; a shorter list where it has none. None
    where there is no signature. `bound` leaves out the first one."""
    try:
        found = list(inspect.signature(unwrapped(function)).parameters.values())
    except (TypeError, ValueError):
        return None
    rows = []
    for one in found[1:] if bound else found:
        row = [one.name, KINDS[one.kind]]
        if one.default is not inspect.Parameter.empty:
            row.append(shown(one.default))
        while row[-1] == "" and len(row) > 1:
            row.pop()
        rows.append(row)
    return rows


def of_class(value):
    """What a class adds to its bases: its parameters, methods, and properties."""
    body = {"kind": "class", "bases": [path_of(b) for b in value.__mro__[1:-1]]}
    body["parameters"] = parameters(value.__init__, True)
    methods, properties = {}, []
    for name, member in sorted(vars(value).items()):
        if name.startswith("_") and name != "__call__":
            continue
        inner = getattr(member, "__func__", member)
        if isinstance(member, property) or not callable(inner):
            if isinstance(member, property) or hasattr(type(member), "__get__"):
                properties.append(name)
        elif inspect.isroutine(inner) or hasattr(inner, "__wrapped__"):
            bound = not isinstance(member, staticmethod)
            methods[name] = parameters(inner, bound)
    body["methods"], body["properties"] = methods, properties
    values = {n: shown(v) for n, v in sorted(vars(value).items()) if is_value(n, v)}
    if values:
        body["values"] = values
    return body


def is_value(name, member):
    """Whether a class has a constant of this name, such as `Reduction.AUTO`."""
    return not name.startswith("_") and isinstance(
        member, (str, int, float, bool, tuple, list, dict, set, frozenset)
    )


def describe(value):
    """The body of an object, which equal objects of two releases share. Where it takes
    any keyword, `words` are those that its source looks for among them."""
    body = describe_kind(value)
    if any(row[1:2] == ["**"] for row in body.get("parameters") or ()):
        own = {row[0] for row in body["parameters"]}
        body["words"] = sorted(allowed_words(value) - own - {"self", "cls"})
    return body


def describe_kind(value):
    if isinstance(value, Exception):
        text = "%s: %s" % (type(value).__name__, value)
        return {"kind": "raises", "text": clean(text)}
    if inspect.ismodule(value):
        return {"kind": "module"}
    if inspect.isclass(value):
        return of_class(value)
    if callable(value):
        return {"kind": "function", "parameters": parameters(value, False)}
    return {"kind": "value", "value": shown(value)}


def seen():
    """Every name of each namespace with the path of its object, and every object. Bases
    that have no name are among the objects: `Model.fit` is defined on one."""
    names, objects, shape = {}, {}, None
    for namespace in NAMESPACES:
        top = root(namespace)
        if top is None:
            continue
        found = dict(walk(namespace, top, shape))
        if shape is None:
            modules = (n for n, v in found.items() if inspect.ismodule(v))
            shape = {n[len(namespace) + 1 :] for n in modules}
        for name, value in found.items():
            names[name] = keep(value, objects)
        if namespace != "tf.keras":
            for name in importable(namespace, top):
                names.setdefault(name, keep(types.ModuleType(name), objects))
    for path in list(objects):
        value = objects[path]
        for base in getattr(value, "__mro__", ())[1:-1]:
            if owned_class(base):
                keep(base, objects)
    return names, objects


def owned_class(value):
    return (value.__module__ or "").partition(".")[0] in OWN


def keep(value, objects):
    """The path of an object, which it adds; two objects of one path get a number."""
    if inspect.ismodule(value):
        path = "module " + value.__name__
    elif isinstance(value, Exception):
        path = "error %s: %s" % (type(value).__name__, clean(str(value)))
    elif not (inspect.isclass(value) or callable(value)):
        path = "value " + shown(value)
    else:
        path = path_of(value)
    number, plain = 1, path
    while path in objects and objects[path] is not value and " " not in plain:
        number += 1
        path = "%s#%d" % (plain, number)
    objects.setdefault(path, value)
    return path


def importable(namespace, top):
    """The modules below a package that `import` finds, without importing them."""
    found = []
    for place in getattr(top, "__path__", ()):
        for one in pkgutil.iter_modules([place]):
            if one.name.startswith("_") or "test" in one.name:
                continue
            found.append(namespace + "." + one.name)
            if one.ispkg and one.name not in ("src", "api"):
                inner = pkgutil.iter_modules([os.path.join(place, one.name)])
                found += [
                    "%s.%s.%s" % (namespace, one.name, each.name)
                    for each in inner
                    if not each.name.startswith("_") and "test" not in each.name
                ]
    return sorted(set(found))


def clean(text):
    """A message on one line, without what differs from run to run."""
    text = ADDRESS.sub("", " ".join(text.split()))
    text = re.sub(r"/\S*?/(?=(?:site-packages|work)/)", "", text)
    text = re.sub(r"^From \S+:\d+: ", "", text)  # the line of ours that called it
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


# What is called ----------------------------------------------------------------------


def allowed_words(value):
    """The words that a callable's own source looks for among its keywords: in sets of
    names that are called allowed or legacy, and in `kwargs.pop("…")`. For a class, those
    of its bases too."""
    if not inspect.isclass(value):
        return words_of(unwrapped(value), getattr(unwrapped(value), "__name__", ""))
    found = set()
    for one in value.__mro__[:-1]:
        if owned_class(one):
            found |= words_of(one, one.__name__)
    return found


def words_of(value, name):
    """The words in one class or function: of a class, in what makes an instance."""
    path = getattr(sys.modules.get(getattr(value, "__module__", "")), "__file__", None)
    found = set()
    for node in ast.walk(tree_of(path or "")):
        if getattr(node, "name", None) != name:
            continue
        inner = [node]
        if isinstance(node, ast.ClassDef):
            made = (n for n in node.body if isinstance(n, ast.FunctionDef))
            inner = [n for n in made if n.name in MAKERS or "kwargs" in n.name]
        for each in inner:
            found |= words_in(each)
    return {word for word in found if word.isidentifier()}


MAKERS = ("__init__", "__new__")


def words_in(tree):
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(map(names_words, node.targets)):
            found |= strings(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("pop", "get") and is_kwargs(node.func.value):
                found |= strings(ast.Tuple(node.args[:1], ast.Load()))
            elif node.func.attr == "validate_kwargs":
                found |= strings(node)
        elif isinstance(node, ast.Compare) and any(map(is_kwargs, node.comparators)):
            found |= strings(node.left)
    return found


def names_words(target):
    name = getattr(target, "id", "") or getattr(target, "attr", "")
    return "allowed" in name or "legacy" in name or name.endswith("kwargs")


def is_kwargs(node):
    return isinstance(node, ast.Name) and node.id.endswith("kwargs")


def strings(node):
    constants = (n for n in ast.walk(node) if hasattr(n, "value") or hasattr(n, "s"))
    values = (getattr(n, "value", getattr(n, "s", None)) for n in constants)
    return {value for value in values if isinstance(value, str)}


HIDDEN_WARNINGS = (DeprecationWarning, PendingDeprecationWarning, ImportWarning)


class Caught(logging.Handler):
    """What a call warns: by `warnings`, or in a log."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.texts = []

    def emit(self, record):
        try:
            self.texts.append(clean(record.getMessage()))
        except Exception:
            pass

    def show(self, message, category, *rest):
        """Keeps a warning that Python shows by default."""
        if not issubclass(category, HIDDEN_WARNINGS):
            self.texts.append(clean("%s: %s" % (category.__name__, message)))

    def __enter__(self):
        self.entered = warnings.catch_warnings()
        self.entered.__enter__()
        warnings.simplefilter("always")
        warnings.showwarning = self.show
        for name in ("absl", "tensorflow"):
            logging.getLogger(name).addHandler(self)
        signal.signal(signal.SIGALRM, late)
        signal.alarm(SECONDS)
        return self

    def __exit__(self, *error):
        signal.alarm(0)
        for name in ("absl", "tensorflow"):
            logging.getLogger(name).removeHandler(self)
        self.entered.__exit__(*error)


class Late(BaseException):
    """A call took too long."""


def late(number, frame):
    raise Late("longer than %d s" % SECONDS)


def attempt(call):
    """Calls it. Returns (what it made, its error or None, what it warned)."""
    with Caught() as caught:
        try:
            return call(), None, caught.texts
        except Exception as error:
            return None, error, caught.texts
        except (Late, SystemExit) as error:
            return None, RuntimeError(str(error)), caught.texts


def state(made):
    """What can be compared of an object: its configuration and its plain attributes."""
    found = {}
    try:
        config = made.get_config()
        found["config"] = plain({k: v for k, v in config.items() if k != "name"})
    except Exception:
        pass
    for name, value in getattr(made, "__dict__", {}).items():
        if name not in ("_name", "name", "_auto_track_sub_layers"):
            found[name] = plain(value)
    return found


def plain(value, depth=0):
    """A value as text that is equal for two equally made objects. Names that count up
    ("dense_1") lose their number."""
    if depth > 4:
        return "…"
    if isinstance(value, dict):
        return {str(k): plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(one, depth + 1) for one in value]
    if isinstance(value, (str, int, float, bool, bytes, type(None))):
        return re.sub(r"_\d+", "", repr(value))
    if hasattr(value, "dtype") and hasattr(value, "shape"):
        try:
            return [str(value.dtype), str(value.shape), repr(value.tolist())[:200]]
        except Exception:
            return [str(value.dtype), str(value.shape)]
    name = type(value).__name__
    if owned_class(type(value)):  # a dtype policy, or a random generator with its seed
        attributes = sorted(getattr(value, "__dict__", {}).items())
        simple = (str, int, float, bool, type(None))
        return [name, {k: plain(v) for k, v in attributes if isinstance(v, simple)}]
    return name


def differs(base, made):
    """Whether an object isn't equal to two that were made alike, in anything in which
    those two are equal."""
    left, right = base
    stable = [key for key in left if key in right and left[key] == right[key]]
    return set(made) != set(left) or any(made.get(key) != left[key] for key in stable)


def error_text(error):
    return clean("%s: %s" % (type(error).__name__, error))


# An error that speaks of this value, or of another argument beside it: the word is known.
ABOUT_VALUE = re.compile(
    r"[Rr]eceived|must be|should be|only have a|[Nn]ot both|both|Only provide"
)
# Words that have an effect only beside others.
COMPANIONS = {
    "batch_size": {"input_shape": (4,)},
    "renorm_momentum": {"renorm": True},
    "renorm_clipping": {"renorm": True},
}


def verdict(word, base, made, error, texts, before):
    """What a keyword did: [value, text]. Unknown is never "no". `base` is what two calls
    without it gave, or None where nothing can be compared."""
    if error is not None:
        text = error_text(error)
        if isinstance(error, (TypeError, ValueError)) and REFUSED.search(text):
            return ["no", text]
        named = re.search(r"(?<![\w])%s(?![\w])" % re.escape(word), text)
        refused = named and not ABOUT_VALUE.search(text)
        return ["raises" if refused else "unknown", text]
    new = [text for text in texts if text not in before]
    about = [text for text in new if word in text] or new
    text = about[0] if about else ""
    if base and word != "name" and not differs(base, state(made)):
        return ["ignored", text]
    return ["warns", text] if text else ["yes", ""]


def call_all(value, arguments, words, values, out):
    """Calls an object once, then once with each word; writes a line for each."""

    def make(**more):
        return value(*arguments[0], **dict(arguments[1], **more))

    made, error, texts = attempt(make)
    if error is not None and not why_it_raises(error):
        arguments = as_tensors(arguments)  # old functions take no NumPy arrays
        again, second, texts = attempt(make)
        made, error = (again, None) if second is None else (None, error)
    if error is not None:
        out(["", why_it_raises(error) or "unknown", error_text(error)])
        return
    out(["", "warns" if texts else "yes", texts[0] if texts else ""])
    bases, before = {(): (state(made), state(attempt(make)[0]))}, set(texts)
    for word in [NONSENSE, *words]:
        value_of = values(word)
        if value_of is NO_VALUE:
            out([word, "unknown", "no value to try it with"])
            continue
        if word in arguments[1]:  # the first call had it
            out([word, "warns" if texts else "yes", texts[0] if texts else ""])
            continue
        beside = COMPANIONS.get(word, {})
        key = tuple(beside)
        if key not in bases:
            both = [attempt(lambda: make(**beside))[0] for _ in range(2)]
            bases[key] = tuple(map(state, both))
        # What a function returns may not show what an argument did.
        comparable = inspect.isclass(value) and not isinstance(value_of, str)
        base = bases[key] if comparable or word in VALUES else None
        more = dict(beside, **{word: value_of})
        made, error, texts = attempt(lambda: make(**more))
        if error is not None and INSTEAD_OF.search(str(error)):
            # `Input(shape=…, batch_shape=…)`: without what the first call gave
            alone = attempt(lambda: value(*arguments[0], **{word: value_of}))
            if alone[1] is None:
                (made, error, texts), base = alone, None
        out([word, *verdict(word, base, made, error, texts, before)])


INSTEAD_OF = re.compile(r"[Nn]ot both|pass both|Only provide")
GONE = re.compile(
    r"no longer|removed|deprecated|not (?:supported|available) (?:in|on|when)|disabled"
)


def why_it_raises(error):
    """Why a name raises whatever it is given, or None where it may be our arguments:
    "abstract", it's there to be subclassed; "needs", another package is missing;
    "raises", it says that it's gone."""
    text = str(error)
    if isinstance(error, NotImplementedError) or "abstract" in text:
        return "abstract"
    if isinstance(error, ImportError) and not GONE.search(text):
        return "needs"
    if isinstance(error, ImportError) or GONE.search(text):
        return "raises"
    return None


def as_tensors(arguments):
    tf = importlib.import_module("tensorflow")

    def tensor(value):
        if hasattr(value, "dtype") and hasattr(value, "shape"):
            return tf.constant(value)
        return [tensor(one) for one in value] if isinstance(value, list) else value

    positional, keywords = arguments
    return tuple(map(tensor, positional)), {k: tensor(v) for k, v in keywords.items()}


NO_VALUE = object()


def default_values(defaults):
    """A function: for a word, a value that differs from its default somewhere."""

    def value(word):
        if word in VALUES:
            return VALUES[word]
        known = defaults.get(word)
        if known is None or known == "None":
            return NO_VALUE if word != NONSENSE else 1
        try:
            default = ast.literal_eval(known)
        except (ValueError, SyntaxError):
            return NO_VALUE
        if isinstance(default, bool):
            return not default
        if isinstance(default, int):
            return default + 1
        if isinstance(default, float):
            return default / 2 + 0.125
        if isinstance(default, (tuple, list)) and default:
            if all(isinstance(one, int) for one in default):
                return type(default)(one + 1 for one in default)
        return default if isinstance(default, (str, tuple, list)) else NO_VALUE

    return value


# Values for words that have no default anywhere, or whose default says too little.
VALUES = {
    "name": "probe",
    "dtype": "float64",
    "trainable": False,
    "input_shape": (4,),
    "batch_input_shape": (None, 4),
    "batch_shape": (None, 4),
    "shape": (4,),
    "input_dim": 4,
    "input_length": 3,
    "weights": [1.0],
    "dynamic": True,
    "autocast": False,
    "experimental_autocast": False,
    "implementation": 1,
    "activity_regularizer": "l2",
    "kernel_regularizer": "l2",
    "bias_regularizer": "l2",
    "kernel_constraint": "non_neg",
    "bias_constraint": "non_neg",
    "lr": 0.5,
    "learning_rate": 0.5,
    "decay": 0.25,
    "weight_decay": 0.25,
    "clipnorm": 1.5,
    "clipvalue": 1.5,
    "global_clipnorm": 1.5,
    "use_ema": True,
    "ema_momentum": 0.5,
    "ema_overwrite_frequency": 3,
    "jit_compile": True,
    "loss_scale_factor": 2.0,
    "gradient_accumulation_steps": 2,
    "is_legacy_optimizer": True,
    "momentum": 0.5,
    "gradient_aggregator": len,
    "gradient_transformers": [len],
    "seed": 7,
    "period": 2,
    "load_weights_on_restart": True,
    "mode": "max",
    "data_format": "channels_last",
    "ragged": True,
    "sparse": False,
    "axis": -1,
    "reduction": "sum",
    "from_logits": True,
    "time_major": True,
    "unroll": True,
    "stateful": True,
    "return_state": True,
    "zero_output_for_mask": True,
}


class Table:
    """Arguments by the name of the parameter, for those that have no default. What has
    to be built is built when it is asked for: that starts TensorFlow's runtime."""

    def __init__(self):
        self.plain = plain_values()

    def __contains__(self, word):
        return word in self.plain or word in BUILT

    def __getitem__(self, word):
        if word in self.plain:
            return self.plain[word]
        return BUILT[word](importlib.import_module("tensorflow").keras)


BUILT = {
    "layer": lambda keras: keras.layers.Dense(3),
    "cell": lambda keras: keras.layers.SimpleRNNCell(3),
    "cells": lambda keras: [keras.layers.SimpleRNNCell(3)],
    "rnn_layer": lambda keras: keras.layers.SimpleRNN(3),
    "object": lambda keras: keras.layers.Dense(3),
    "obj": lambda keras: keras.layers.Dense(3),
    "config": lambda keras: keras.layers.Dense(3).get_config(),
}


def plain_values():
    import numpy

    x = numpy.linspace(0.1, 0.9, 6, dtype="float32").reshape(2, 3)
    image = numpy.full((2, 8, 8, 3), 0.5, "float32")
    return {
        "units": 3,
        "filters": 2,
        "kernel_size": 3,
        "pool_size": 2,
        "input_dim": 10,
        "output_dim": 4,
        "rate": 0.5,
        "stddev": 0.5,
        "alpha": 0.5,
        "n": 2,
        "target_shape": (3, 1),
        "dims": (2, 1),
        "size": 2,
        "height": 8,
        "width": 8,
        "factor": 0.1,
        "height_factor": 0.1,
        "width_factor": 0.1,
        "num_heads": 2,
        "num_query_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 2,
        "key_dim": 3,
        "num_bins": 4,
        "bin_boundaries": [0.25, 0.75],
        "num_tokens": 4,
        "max_tokens": 8,
        "target_height": 8,
        "target_width": 8,
        "equation": "ab,bc->ac",
        "output_shape": (None, 3),
        "function": lambda value: value,
        "fn": lambda value: value,
        "initial_learning_rate": 0.5,
        "decay_steps": 10,
        "first_decay_steps": 10,
        "decay_rate": 0.5,
        "boundaries": [1],
        "values": [1.0, 0.5],
        "schedule": lambda epoch: 0.5,
        "filepath": "probe.keras",
        "filename": "probe.csv",
        "url": "http://localhost",
        "backup_dir": "backup",
        "name": "probe",
        "y_true": numpy.eye(3, dtype="float32")[:2],
        "y_pred": x,
        "x": x,
        "inputs": x,
        "y": numpy.array([0, 1]),
        "a": x,
        "b": x.T.copy(),
        "arr": image[0],
        "img": None,
        "image": image[0],
        "images": image,
        "value": x,
        "shape": (2, 3),
        "num_classes": 3,
        "recall": 0.5,
        "precision": 0.5,
        "sensitivity": 0.5,
        "specificity": 0.5,
        "num_thresholds": 5,
        "target_class_ids": [0],
        "l1": 0.5,
        "l2": 0.5,
        "min_value": 0.25,
        "max_value": 0.75,
        "mask_value": 0.0,
        "vocabulary": ["a", "b"],
        "sequences": [[1, 2], [3]],
        "sequence": [1, 2, 3, 4],
        "vocabulary_size": 8,
        "vocab_size": 8,
        "text": "one two",
        "input_text": "one two",
        "texts": ["one two"],
        "data": numpy.arange(8.0),
        "targets": numpy.arange(8.0),
        "length": 2,
        "sequence_length": 2,
        "start": 0,
        "end": 1,
        "step": 1,
        "condition": x > 0.5,
        "x1": x,
        "x2": x,
        "axis": -1,
        "num": 3,
        "k": 1,
        "identifier": None,
        "model": None,
        "inner_optimizer": "sgd",
        "optimizer": "sgd",
        "metric": "mse",
        "loss": "mse",
        "policy": "float32",
        "dtype": "float32",
        "value_range": (0, 1),
        "tensor": x,
        "tensors": [x, x],
        "arrays": [x],
        "array": x,
        "indices": numpy.array([0, 1]),
        "predictions": x,
        "regularizer": None,
        "func": lambda value: value,
        "call_fn": lambda value: value,
        "activation": "relu",
        "scale": 0.5,
        "normalizer": [1.0, 2.0],
        "checkpoint_dir": "checkpoints",
        "reduction": "sum",
        "target": 3,
        "data_format": "channels_last",
        "kernel": numpy.full((3, 3, 3, 2), 0.5, "float32"),
        "preds": x,
        "target_tensor": x,
        "strides": 1,
        "axes": [0],
        "output": x,
        "elems": x,
        "variables": x,
        "alt": x,
        "reference": x,
        "xs": [x, x],
        "level": 0.5,
        "bias": numpy.zeros(3, "float32"),
        "mean": 0.5,
        "low": 0.0,
        "high": 1.0,
        "N": 3,
        "fill_value": 1.0,
        "output_size": 2,
        "structure": [1, 2],
        "q": 0.5,
        "indices_or_sections": 1,
        "segment_ids": numpy.array([0, 1]),
        "initializer": "zeros",
        "block_size": 2,
        "stop": 2.0,
        "threshold": 0.5,
        "default_value": 0.0,
        "f": lambda value: value,
        "repeats": 2,
        "rep": 2,
        "pattern": (1, 0),
        "depth_factor": 2,
        "intensity": 0.1,
        "max_epochs": 1,
        "max_steps_per_epoch": 1,
        "device_name": "cpu:0",
        "then_expression": lambda: x,
        "else_expression": lambda: x,
        "depthwise_kernel": numpy.full((3, 3, 3, 1), 0.5, "float32"),
        "pointwise_kernel": numpy.full((1, 1, 3, 2), 0.5, "float32"),
    }


# By the end of a name, where the parameter's name isn't enough: a function of Keras, so
# that nothing is built for the others.
ARGUMENTS = {
    "layers.Permute": lambda keras: {"dims": (2, 1)},
    "layers.Dot": lambda keras: {"axes": 1},
    "layers.EinsumDense": lambda keras: {"equation": "ab,bc->ac", "output_shape": 3},
    "layers.Bidirectional": lambda keras: {"layer": keras.layers.LSTM(3)},
    "layers.RNN": lambda keras: {"cell": keras.layers.SimpleRNNCell(3)},
    "layers.Activation": lambda keras: {"activation": "relu"},
    "layers.Cropping1D": lambda keras: {"cropping": 1},
    "layers.SpectralNormalization": lambda keras: {"layer": keras.layers.Dense(3)},
    "layers.Pipeline": lambda keras: {"layers": [keras.layers.Dense(3)]},
    "layers.RandomZoom": lambda keras: {"height_factor": 0.1},
    "layers.CenterCrop": lambda keras: {"height": 4, "width": 4},
    "layers.RandomCrop": lambda keras: {"height": 4, "width": 4},
    "layers.Resizing": lambda keras: {"height": 4, "width": 4},
    "layers.Rescaling": lambda keras: {"scale": 0.5},
    "layers.Discretization": lambda keras: {"bin_boundaries": [0.25, 0.75]},
    "layers.IntegerLookup": lambda keras: {"vocabulary": [1, 2]},
    "layers.Hashing": lambda keras: {"num_bins": 4},
    "layers.MelSpectrogram": lambda keras: {},
    "keras.Input": lambda keras: {"shape": (4,)},
    "layers.Input": lambda keras: {"shape": (4,)},
    "layers.InputLayer": lambda keras: {"input_shape": (4,)},
    "Policy": lambda keras: {"name": "float32"},
    "DTypePolicy": lambda keras: {"name": "float32"},
    "FloatDTypePolicy": lambda keras: {"name": "float32"},
    "LossScaleOptimizer": lambda keras: {"inner_optimizer": keras.optimizers.SGD()},
    "callbacks.LambdaCallback": lambda keras: {},
    "callbacks.SwapEMAWeights": lambda keras: {},
    "callbacks.LearningRateScheduler": lambda keras: {"schedule": lambda epoch: 0.5},
    "losses.LossFunctionWrapper": lambda keras: {"fn": keras.losses.mean_squared_error},
    "metrics.MeanMetricWrapper": lambda keras: {"fn": keras.losses.mean_squared_error},
    "metrics.SumOverBatchMetric": lambda keras: {},
    "metrics.MeanRelativeError": lambda keras: {"normalizer": [1.0, 2.0]},
    "metrics.IoU": lambda keras: {"num_classes": 3, "target_class_ids": [0]},
    "initializers.Constant": lambda keras: {"value": 0.5},
    "PiecewiseConstantDecay": lambda keras: {"boundaries": [1], "values": [1.0, 0.5]},
    "CosineDecay": lambda keras: {"initial_learning_rate": 0.5, "decay_steps": 10},
    "models.clone_model": lambda keras: {"model": small(keras)},
    "models.save_model": lambda keras: {"model": small(keras), "filepath": "probe.h5"},
    "models.model_from_json": lambda keras: {"json_string": small(keras).to_json()},
    "keras.Model": lambda keras: {},
    "models.Model": lambda keras: {},
    "WideDeepModel": lambda keras: {
        "linear_model": small(keras),
        "dnn_model": small(keras),
    },
    "LinearModel": lambda keras: {},
    "SidecarEvaluator": lambda keras: {
        "model": small(keras),
        "data": None,
        "checkpoint_dir": "c",
    },
}
ARGUMENTS.update(
    {
        "layers." + name: lambda keras: {
            "inputs": [keras.Input((3,)), keras.Input((3,))]
        }
        for name in ("add", "average", "concatenate", "maximum", "minimum", "multiply")
    }
)
ARGUMENTS.update(
    {
        name + ".get": lambda keras, given=given: {"identifier": given}
        for name, given in {
            "activations": "relu",
            "initializers": "ones",
            "regularizers": "l2",
            "constraints": "non_neg",
            "losses": "mse",
            "metrics": "mse",
            "optimizers": "sgd",
        }.items()
    }
)


PAIRS = ["backend." + end for end in ("equal", "not_equal", "greater", "greater_equal")]
PAIRS += ["backend." + end for end in ("less", "less_equal", "maximum", "minimum")]
OF_IMAGES = ("backend.spatial_2d_padding", "backend.resize_volumes")
OF_SQUARES = ("cholesky", "cholesky_inverse", "det", "inv", "eigh", "eig", "lu_factor")
ARGUMENTS.update({end: lambda keras: same(2, 3) for end in PAIRS})
ARGUMENTS.update({end: lambda keras: {"x": image()} for end in OF_IMAGES})
ARGUMENTS.update({"ops." + end: lambda keras: {"x": square()} for end in OF_SQUARES})
ARGUMENTS.update(
    {
        "backend.dot": lambda keras: {"x": square(), "y": square()},
        "backend.batch_dot": lambda keras: {"x": square(), "y": square()},
        "ops.dot": lambda keras: {"x1": square(), "x2": square()},
        "ops.matmul": lambda keras: {"x1": square(), "x2": square()},
        "ops.einsum": lambda keras: {"subscripts": "ij->ji", "operands": square()},
        "image.resize": lambda keras: {"images": image(), "size": (4, 4)},
        "image.smart_resize": lambda keras: {"x": image(), "size": (4, 4)},
        "backend.resize_images": lambda keras: {
            "x": image(),
            "height_factor": 2,
            "width_factor": 2,
            "data_format": "channels_last",
        },
        "backend.set_floatx": lambda keras: {"value": "float32"},
        "config.set_floatx": lambda keras: {"value": "float32"},
        "backend.set_learning_phase": lambda keras: {"value": 0},
        "backend.squeeze": lambda keras: {"x": square()[:, :1], "axis": 1},
        "in_top_k": lambda keras: {
            "predictions": square(),
            "targets": [0, 1, 2],
            "k": 1,
        },
        "sparse_top_k_categorical_accuracy": lambda keras: classes(),
        "sparse_categorical_accuracy": lambda keras: classes(),
        "sparse_categorical_crossentropy": lambda keras: classes(),
        "utils.plot_model": lambda keras: {"model": small(keras)},
        "utils.model_to_dot": lambda keras: {"model": small(keras)},
        "layers.dot": lambda keras: {
            "inputs": [keras.Input((3,)), keras.Input((3,))],
            "axes": 1,
        },
        "layers.subtract": lambda keras: {
            "inputs": [keras.Input((3,)), keras.Input((3,))]
        },
        "layers.CategoryEncoding": lambda keras: {"num_tokens": 4},
        "activations.serialize": lambda keras: {"activation": keras.activations.relu},
        "activations.deserialize": lambda keras: {"name": "relu"},
    }
)
ARGUMENTS.update(
    {
        kind + ".serialize": lambda keras, kind=kind, word=word: {
            word: getattr(keras, kind).get(given_of(kind))
        }
        for kind, word in {
            "constraints": "constraint",
            "regularizers": "regularizer",
            "initializers": "initializer",
            "optimizers": "optimizer",
        }.items()
    }
)
ARGUMENTS.update(
    {
        kind + ".deserialize": lambda keras, kind=kind: {
            "config": getattr(keras, kind).serialize(
                getattr(keras, kind).get(given_of(kind))
            )
        }
        for kind in ("constraints", "regularizers", "initializers", "optimizers")
    }
)
ARGUMENTS["layers.deserialize"] = lambda keras: {
    "config": keras.layers.serialize(keras.layers.Dense(3))
}


def given_of(kind):
    return {
        "constraints": "non_neg",
        "regularizers": "l2",
        "initializers": "ones",
        "optimizers": "sgd",
    }[kind]


def same(*shape):
    import numpy

    return {key: numpy.full(shape, 2.0, "float32") for key in ("x", "y")}


def square():
    import numpy

    return numpy.eye(3, dtype="float32")


def image():
    import numpy

    return numpy.full((2, 8, 8, 3), 0.5, "float32")


def classes():
    import numpy

    return {"y_true": numpy.array([0, 1, 2]), "y_pred": square()}


def small(keras):
    return keras.Sequential([keras.layers.Dense(3, input_shape=(4,))])


# Each with its reason: a reason that no longer holds fails in the gate.
NOT_CALLED = [
    (r"(?:^|\.)datasets\..*", "it downloads"),
    (
        r"(?:^|\.)applications\.(?:\w+\.)?[A-Z].*",
        "it builds a whole network, minutes in all",
    ),
    (r"(?:^|\.)get_file$", "it downloads"),
    (r"(?:^|\.)decode_predictions$", "it downloads"),
    (r"(?:^|\.)(?:RemoteMonitor)$", "it sends to a server"),
    (
        r"(?:^|\.)(?:clear_session|set_session|reset_uids|enable_\w+|disable_\w+)$",
        "it changes the process",
    ),
    (r"(?:^|\.)distribution\..*", "it needs several devices"),
    (r"(?:^|\.)set_backend$", "it changes the process"),
    (
        r"(?:^|\.)(?:load_model|load_weights|load_img|load_lora_weights)$",
        "it reads a file; see the saved files",
    ),
]


def not_called(name):
    for pattern, reason in NOT_CALLED:
        if re.search(pattern, name):
            return reason
    return None


def arguments_for(name, value, table):
    """(positional, keywords) for a first call, or the parameters that have no value."""
    for ending, given in ARGUMENTS.items():
        if name.endswith("." + ending):
            return ((), given(importlib.import_module("tensorflow").keras)), []
    rows = parameters(
        value.__init__ if inspect.isclass(value) else value, inspect.isclass(value)
    )
    given, positional, lacking = {}, [], []
    for row in rows or ():
        word, kind = row[0], row[1] if len(row) > 1 else ""
        if kind in ("*", "**") or len(row) == 3:
            continue
        if word not in table:
            lacking.append(word)
        elif kind == "positional":
            positional.append(table[word])
        else:
            given[word] = table[word]
    return (tuple(positional), given), lacking


def called(names, objects, candidates, defaults):
    """By the path of an object: what its call gave, and what each word did. `candidates`
    has words by the last part of a name, `defaults` what they are where they're stated."""
    found = {}
    public = {}
    for name, path in sorted(names.items()):
        value = objects[path]
        if inspect.isclass(value) or (callable(value) and not inspect.ismodule(value)):
            public.setdefault(path, []).append(name)
    for path, aliases in sorted(public.items()):
        reasons = [not_called(name) for name in aliases]
        value = objects[path]
        if all(reasons):
            found[path] = {"why": reasons[0]}
            continue
        name = aliases[0]
        takes_any = any(
            row[1:2] == ["**"]
            for row in parameters(
                value.__init__ if inspect.isclass(value) else value,
                inspect.isclass(value),
            )
            or ()
        )
        words = []
        if takes_any:
            own = {
                row[0]
                for row in parameters(
                    value.__init__ if inspect.isclass(value) else value,
                    inspect.isclass(value),
                )
            }
            words = allowed_words(value)
            for each in [value, *getattr(value, "__mro__", ())[1:-1]]:
                words |= set(candidates.get(path_of(each).rpartition(".")[2], ()))
            words = sorted(words - own - {"self", "cls"})
        found[path] = in_child(name, value, words, default_values(defaults))
    return found


def in_child(name, value, words, values):
    """Calls an object in forked processes: a word that ends one costs only itself."""
    body, left = {}, list(words)
    for _ in range(8):
        rows, ended = forked(name, value, left, values)
        for word, *said in rows:
            if word == "":
                body["call"] = said
            elif word == NONSENSE:
                body["any"] = said
            else:
                body.setdefault("words", {})[word] = said
        if ended is None:
            break
        done = {row[0] for row in rows}
        if "" not in done:
            body["call"] = ["crashes", ended]
            break
        lost = next((word for word in left if word not in done), None)
        if lost is None:
            break
        body.setdefault("words", {})[lost] = ["crashes", ended]
        left = left[left.index(lost) + 1 :]
    return body


def forked(name, value, words, values):
    """The rows of one child, and why it ended before its last one, or None."""
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
                    stream.write(json.dumps(row) + "\n")
                    stream.flush()

                arguments, lacking = arguments_for(name, value, Table())
                if lacking:
                    out(["", "unknown", "no value for " + ", ".join(lacking)])
                else:
                    call_all(value, arguments, words, values, out)
            code = 0
        except BaseException:
            traceback.print_exc()
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        rows = []
        for line in stream:
            try:
                rows.append(json.loads(line))
            except ValueError:
                break
    _, status = os.waitpid(pid, 0)
    if status == 0:
        return rows, None
    if os.WIFSIGNALED(status):
        return rows, signal.Signals(os.WTERMSIG(status)).name
    return rows, "exit status %d" % os.WEXITSTATUS(status)


def main(request):
    """Writes `found.json`: names, objects, calls; times in seconds."""
    # Keras's own `mnist.load_data`, not the one that examples are given.
    sys.meta_path[:] = [f for f in sys.meta_path if type(f).__name__ != "ServeMnist"]
    started = time.time()
    names, objects = seen()
    bodies = {path: describe(value) for path, value in sorted(objects.items())}
    middle = time.time()
    calls = None
    if request is not None:
        calls = called(names, objects, request["candidates"], request["defaults"])
    with open("found.json", "w", encoding="utf-8") as file:
        json.dump(
            {
                "names": names,
                "objects": bodies,
                "calls": calls,
                "seconds": [middle - started, time.time() - middle],
            },
            file,
        )
