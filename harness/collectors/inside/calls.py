"""Calls what Keras publishes: each class and function once, and each word that a callable
with `**kwargs` might accept. Each callable runs in a separate forked process, so that
nothing it does reaches the next one."""

import contextlib
import functools
import importlib
import inspect
import json
import logging
import os
import re
import signal
import sys
import time
import traceback
import warnings

from inside.arguments import (
    NO_VALUE,
    NONSENSE,
    VALUES,
    Table,
    arguments_for,
    default_values,
    not_called,
)
from inside.names import (
    allowed_words,
    clean,
    describe,
    owned_class,
    parameters_of,
    path_of,
    seen,
)

SECONDS = 20  # for one call
# A refusal of the word itself. Anything else that is raised may be about its value.
REFUSED = re.compile(
    r"unexpected keyword|[Uu]nrecognized (?:keyword|argument)|not understood|"
    r"[Ii]nvalid keyword|not a valid (?:keyword|argument)|[Uu]nknown (?:keyword|argument)|"
    r"not recognized|Unexpected keyword|takes no arguments|got some? ?unexpected|"
    r"got multiple values for keyword"
)


HIDDEN_WARNINGS = (DeprecationWarning, PendingDeprecationWarning, ImportWarning)


class Caught(logging.Handler):
    """What a call warns: by `warnings`, or in a log."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.texts = []

    def emit(self, record):
        with contextlib.suppress(Exception):
            self.texts.append(clean(record.getMessage()))

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
    """Whether an object isn't equal to two that were made in the same way, in anything in which
    those two are equal."""
    left, right = base
    stable = [key for key in left if key in right and left[key] == right[key]]
    return set(made) != set(left) or any(made.get(key) != left[key] for key in stable)


def error_text(error):
    return clean("%s: %s" % (type(error).__name__, error))


# An error that speaks of this value, or of another argument with it: the word is known.
ABOUT_VALUE = re.compile(
    r"[Rr]eceived|must be|should be|only have a|[Nn]ot both|both|Only provide"
)
# Words that have an effect only with others.
COMPANIONS = {
    "batch_size": {"input_shape": (4,)},
    "renorm_momentum": {"renorm": True},
    "renorm_clipping": {"renorm": True},
    "save_format": {"filepath": "probe.h5"},
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
        arguments = as_tensors(arguments)  # old functions accept no NumPy arrays
        again, second, texts = attempt(make)
        made, error = (again, None) if second is None else (None, error)
    if error is not None:
        out(["", why_it_raises(error) or "unknown", error_text(error)])
        return
    said = ["warns" if texts else "yes", texts[0] if texts else ""]
    out(["", *said])
    bases = {(): Base([made, attempt(make)[0]], texts)}
    for word in [NONSENSE, *words]:
        value_of = values(word)
        if value_of is NO_VALUE:
            out([word, "unknown", "no value to try it with"])
            continue
        if word in arguments[1]:  # the first call had it
            out([word, *said])
            continue
        beside = COMPANIONS.get(word, {})
        key = tuple(beside)
        if key not in bases:
            again = functools.partial(make, **beside)
            both = [attempt(again) for _ in range(2)]
            warned = [text for one in both for text in one[2]]
            bases[key] = Base([one[0] for one in both], [*texts, *warned])
        # What a function returns may not show what an argument did.
        comparable = inspect.isclass(value) and not isinstance(value_of, str)
        states = bases[key].states if comparable or word in VALUES else None
        more = dict(beside, **{word: value_of})
        tried = attempt(functools.partial(make, **more))
        if tried[1] is not None and INSTEAD_OF.search(str(tried[1])):
            # `Input(shape=…, batch_shape=…)`: without what the first call gave
            only = functools.partial(value, *arguments[0], **{word: value_of})
            alone = attempt(only)
            if alone[1] is None:
                tried, states = alone, None
        out([word, *verdict(word, states, *tried, bases[key].warned)])


class Base:
    """What calls without a word gave, to compare a call with it."""

    def __init__(self, made, warned):
        self.states = tuple(map(state, made))
        self.warned = set(warned)
        if not self.states[0]:  # `None`, and other values that show nothing
            self.states = None


INSTEAD_OF = re.compile(r"[Nn]ot both|pass both|Only provide")
GONE = re.compile(
    r"no longer|removed|deprecated|not (?:supported|available) (?:in|on|when)|disabled"
)


def why_it_raises(error):
    """Why a name raises whatever it is given, or None where it may be our arguments:
    "abstract", it's there to be subclassed; "needs", another package is missing;
    "raises", its message states that it's gone."""
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
        words = words_to_try(value, candidates)
        found[path] = in_child(name, value, words, default_values(defaults))
    return found


def words_to_try(value, candidates):
    """What a callable with `**kwargs` might accept: what its source looks for, and what
    it and its bases accept in any environment."""
    rows = parameters_of(value) or ()
    if not any(row[1:2] == ["**"] for row in rows):
        return []
    words = allowed_words(value)
    for each in [value, *getattr(value, "__mro__", ())[1:-1]]:
        words |= set(candidates.get(path_of(each).rpartition(".")[2], ()))
    return sorted(words - {row[0] for row in rows} - {"self", "cls"})


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

                made, error, _ = attempt(lambda: arguments_for(name, value, Table()))
                if error is not None:
                    out(["", "unknown", "no arguments: " + error_text(error)])
                elif made[1]:
                    out(["", "unknown", "no value for " + ", ".join(made[1])])
                else:
                    call_all(value, made[0], words, values, out)
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
