"""Every public name of Keras with its object: what introspection shows, nothing called."""

import ast
import contextlib
import functools
import importlib
import importlib.util
import inspect
import os
import pkgutil
import re
import sys
import types

NAMESPACES = ("tf.keras", "keras", "tf_keras")
# Packages whose classes are described; the last one had part of Keras until 2.8.
OWN = ("keras", "tf_keras", "tensorflow", "keras_preprocessing")
LONGEST = 240  # characters kept of a message, or of a default
ADDRESS = re.compile(r" at 0x[0-9a-f]+")


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
    with contextlib.suppress(Exception):
        dir(module)
        getattr(module, "__all__", None)
    return module


def names_of(module):
    """The public names of a module: those it has, lists, or its source imports."""
    found = set(dir(load(module)))
    with contextlib.suppress(Exception):
        found |= set(getattr(module, "__all__", ()))
    for node in ast.walk(tree_of(getattr(module, "__file__", None) or "")):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names}
    return sorted(n for n in found if not n.startswith("_") and n.isidentifier())


@functools.lru_cache(maxsize=None)
def tree_of(path):
    """The syntax of a source file; an empty one where there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):
        return ast.parse("")


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


@functools.lru_cache(maxsize=None)
def separate(package):
    """Whether a package has its source apart from what it publishes."""
    try:
        return importlib.util.find_spec(package + ".src") is not None
    except (ImportError, ValueError):
        return False


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


def parameters_of(value):
    """Those of a function, or of what makes an instance of a class."""
    if inspect.isclass(value):
        return parameters(value.__init__, True)
    return parameters(value, False)


def of_class(value):
    """What a class adds to its bases: its parameters, methods, and properties."""
    body = {"kind": "class", "bases": [path_of(b) for b in value.__mro__[1:-1]]}
    body["parameters"] = parameters_of(value)
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
    """The body of an object, which equal objects of two releases share. Where it accepts
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
        return {"kind": "function", "parameters": parameters_of(value)}
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
