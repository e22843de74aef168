"""What Keras and TensorFlow can say, release by release: the records of
`collectors/messages`, turned.

A record says what one environment's source has. A reader has one line, and asks where it
comes from. Here a message is a template with the places that raise it, and a column is a
release, a `tf_keras`, a Keras 3 minor version, or a library. `message_shards.py` writes
the files that the page asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from packaging.version import Version

from harness import collectors, environments
from harness.collectors import bodies
from harness.collectors.messages import APART, KIND, LIBRARIES, MessagesLine
from harness.environments import Environment
from harness.project import Project, once
from harness.render import api_history, message_runtime
from harness.render.message_variants import Message, Place, fold, link

TF_KERAS, KERAS, RUNTIME = "tf_keras", "Keras", "runtime"
# Keras moved, and its modules with it: what is behind these is the same module.
MOVED = re.compile(
    r"^(?:tensorflow\.python\.keras|keras\.src|tf_keras\.src|keras|tf_keras)\."
)
CORE = re.compile(r"^tensorflow_core\.")
# Of the old package `keras` what no program with TensorFlow meets.
BACKENDS = re.compile(
    r"^keras\.(?:backend\.(?:theano|cntk)_backend|utils\.test_utils|legacy\.interfaces)$"
)
# Where Keras is a separate package, TensorFlow's copy is a remnant.
REMNANT = re.compile(r"^tensorflow(?:_core)?\.python\.keras(?:\.|$)")
# What is recorded, but too seldom met to be in each reader's download: the other backends
# of Keras, and parts of TensorFlow that Keras doesn't call: sessions,
# input queues, distributions, NumPy's functions, fault-tolerant clusters, feature columns.
SELDOM = re.compile(
    r"\.backend\.(?:jax|torch|openvino|numpy|mlx)(?:\.|$)"
    r"|^tensorflow(?:_core)?\.python\.(?:"
    r"ops\.(?:linalg|distributions|numpy_ops|parallel_for|structured|signal|losses|risc|ragged\."
    r"ragged_(?:getitem|map_ops|conversion_ops|functional_ops)|metrics_impl|data_flow_ops|"
    r"inplace_ops|batch_ops|partitioned_variables|rnn_cell_impl|gradient_checker\w*|"
    r"memory_tests|weak_tensor\w*|sets_impl|confusion_matrix|bincount_ops|script_ops)"
    r"|training\.(?:input|basic_session_run_hooks|monitored_session|queue_runner_impl|"
    r"coordinator|supervisor|session_manager|sync_replicas_optimizer|evaluation|warm_starting_util)"
    r"|distribute\.(?:coordinator|failure_handling|multi_\w+|cluster_resolver|experimental|"
    r"distribute_coordinator|sharded_variable|parallel_device|v1|combinations|test_util|ps_values)"
    r"|framework\.(?:test_util|test_combinations|importer|experimental|flexible_dtypes|"
    r"subscribe|smart_cond|function_def_to_graph|graph_util_impl|error_interpolation)"
    r"|data\.(?:experimental\.(?:service|kernel_tests|benchmarks|ops\.(?:data_service\w*|"
    r"parsing_ops|grouping|matching_files|random_access|distribute\w*))|util)"
    r"|feature_column|autograph\.pyct|types"
    r")(?:\.|$)"
    r"|^tensorflow_probability\.(?:substrates|python\.(?:experimental|mcmc|sts|math|stats|"
    r"optimizer|vi|internal|glm|monte_carlo|debugging))(?:\.|$)"
)
SPOKEN = re.compile(
    r"is_gpu_available|ErrorMetadataBase"
)  # of those, what readers do meet


@dataclass
class Known:
    """All messages, and the labels of their columns."""

    columns: list[str]
    messages: list[Message]


@once
def load(project: Project) -> Known:
    """All messages of all environments."""
    found = list(columns(project))
    labels = list(dict.fromkeys(label for label, _, _ in found))
    public = names(project)
    known = bodies.load(project, KIND)
    messages: dict[tuple[str, str, str], Message] = {}
    for label, env, package in found:
        number = labels.index(label)
        for module, body in lines(project, env, package, known):
            for function, digest in body["functions"].items():
                path = CORE.sub("tensorflow.", f"{module}.{function}")
                moved = MOVED.sub("keras.", path)
                exported = exports(body.get("public", {}), function)
                named = public_name(public, f"{module}.{function}") or exported
                for row in known[digest]["says"]:
                    # Most are known already: nothing is made of them.
                    says, key = tuple(row[:3]), (moved, row[3])
                    one = messages.get(says)
                    if one is None:
                        one = messages[says] = Message(*says, wraps=len(row) > 4)
                    place = one.places.get(key)
                    if place is None:
                        place = one.places[key] = Place(path, row[3])
                    if env.is_release or not place.columns:
                        place.function = path
                        place.name = named or place.name
                    place.columns.add(number)
    for label, does, kind, template in message_runtime.templates(project):
        if label in labels:
            one = messages.setdefault(
                (does, kind, template), Message(does, kind, template)
            )
            place = one.places.setdefault((RUNTIME, ""), Place(RUNTIME, ""))
            place.columns.add(labels.index(label))
    every = sorted(messages.values(), key=order)
    link(every)
    return Known(labels, fold(every))


def order(one: Message) -> tuple[str, str, str]:
    """By module and function, so that what belongs together is together."""
    return min(one.places)[0], one.template, one.type


def columns(project: Project) -> Iterator[tuple[str, Environment, str]]:
    """A label, an environment and a package for each package that was read."""
    every = [
        (env, entry)
        for env in environments.load_all(project).values()
        for entry in collectors.all_records(project)[env.name].entries(KIND)
    ]
    for env, package in every:
        if env.is_release:
            yield env.name, env, package
    for env, package in every:
        if package == TF_KERAS and env.name == f"{env.release}+tf_keras":
            yield f"{TF_KERAS} {env.release}", env, package
    keras = [
        env for env, package in every if package == "keras" and "keras" in env.packages
    ]
    for label, env in api_history.keras_minors(keras):
        minor = ".".join(map(str, Version(label).release[:2]))
        yield f"{KERAS} {minor}", env, "keras"
    for env, package in every:
        # Not part of TensorFlow: labeled as the libraries are.
        if package == "keras" and env.packages.get("keras", "").startswith(APART):
            yield f"keras {env.packages['keras']}", env, package
    for env, package in every:
        if package in LIBRARIES:
            yield f"{package} {env.packages[LIBRARIES[package]]}", env, package


def lines(
    project: Project, env: Environment, package: str, known: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The modules of a package, each with its body."""
    entries = collectors.all_records(project)[env.name].entries(KIND)
    separate = env.name in separated(project)
    for module, line in entries[package].lines.items():
        assert isinstance(line, MessagesLine)
        if BACKENDS.match(module) or (separate and REMNANT.match(module)):
            continue
        body = known[line.body]
        if SELDOM.search(module):
            met = {f: d for f, d in body["functions"].items() if SPOKEN.search(f)}
            body = {**body, "functions": met}
        yield module, body


def separated(project: Project) -> set[str]:
    """The releases whose `tf.keras` is a separate package."""
    history = api_history.load(project)["tf.keras"]
    cells = history.names.get("tf.keras.Model", [])
    found = zip(history.columns, cells, strict=False)
    return {name for name, cell in found if cell and not REMNANT.match(cell.object)}


def names(project: Project) -> dict[str, str]:
    """Public names by the paths of their objects; the shortest of several, `tf.keras`
    before others."""
    found: dict[str, str] = {}
    for namespace in ("keras 3", "keras", "tf_keras", "tf.keras"):
        history = api_history.load(project)[namespace]
        best: dict[str, str] = {}
        for name, cells in history.names.items():
            for cell in cells:
                if cell and " " not in cell.object:
                    old = best.get(cell.object, name)
                    best[cell.object] = min(old, name, key=lambda n: (len(n), n))
        found |= best
    return found


def public_name(public: dict[str, str], path: str) -> str:
    """The public name of a function, or of the class whose method it is."""
    parts = path.split(".")
    for end in range(len(parts), 1, -1):
        name = public.get(".".join(parts[:end]))
        if name:
            rest = parts[end : end + 1] if end < len(parts) else []
            return ".".join([name, *rest])
    return ""


def exports(stated: dict[str, list[str]], function: str) -> str:
    """The public name that a decorator states of a function or its class."""
    parts = function.split(".")
    for end in range(len(parts), 0, -1):
        some = [
            n
            for n in stated.get(".".join(parts[:end]), ())
            if not n.startswith("tf.compat")
        ]
        if some:
            name = min(some, key=lambda n: (len(n), n))
            return ".".join([name, *parts[end : end + 1]])
    return ""
