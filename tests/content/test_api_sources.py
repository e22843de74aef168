"""Our records of names, compared with what others state about them.

`api_sources.py` reads the sources, `api_compare.py` compares, and a line of
`api_sources/differences.toml` explains a difference.
"""

from __future__ import annotations

import fnmatch
import functools
import re
import tomllib
from dataclasses import dataclass

import pytest

from harness.collectors import bodies
from harness.collectors.api import KIND
from harness.environments import Environment
from harness.project import Project
from harness.render import api_history
from harness.render.api_history import Cell, History
from tests.content import api_compare, api_goldens, api_inits, api_pages, api_sources
from tests.content.api_compare import Difference, Tally
from tests.content.api_sources import FOLDER, NAMESPACES, Body, Source

LARGEST = 1_500_000
FIELDS = {"labels", "what", "name", "as", "reason"}
Key = tuple[str, str]


@dataclass(frozen=True)
class Reason:
    """One line of the list: which differences it explains, and why they are."""

    series: str
    labels: tuple[str, ...]
    what: str
    name: str
    other: str | None

    def explains(self, one: Difference) -> bool:
        return (
            one.series == self.series
            and one.label in self.labels
            and fnmatch.fnmatchcase(one.what, self.what)
            and fnmatch.fnmatchcase(one.name, self.name)
        )


@functools.cache
def stated() -> dict[Key, tuple[Source, dict[str, Body]]]:
    return {(one.series, one.label): (one, names) for one, names in api_sources.read()}


@functools.cache
def reasons() -> list[Reason]:
    table = tomllib.loads((FOLDER / "differences.toml").read_text("utf-8"))
    found = []
    for series, rows in table.items():
        labels = [label for one, label in stated() if one == series]
        assert labels, f"differences.toml: no source is of {series}"
        for row in rows:
            assert set(row) <= FIELDS and row.keys() >= {"what", "name", "reason"}, row
            first, _, last = row.get("labels", f"{labels[0]} {labels[-1]}").partition(
                " "
            )
            chosen = labels[labels.index(first) : labels.index(last) + 1]
            found.append(
                Reason(series, tuple(chosen), row["what"], row["name"], row.get("as"))
            )
    return found


@pytest.fixture(scope="session")
def columns(project: Project, envs: dict[str, Environment]) -> dict[Key, History]:
    """One column of our records by namespace and environment."""
    known = bodies.load(project, KIND)
    return {
        (NAMESPACES[source.series], name): api_history.history(
            project, NAMESPACES[source.series], [(name, envs[name])], known
        )
        for source, _ in stated().values()
        for name in source.environments
    }


@pytest.fixture(scope="session")
def compared(columns: dict[Key, History]) -> dict[tuple[str, str, str], Tally]:
    """What the comparison gave, by series, label, and environment."""
    return {
        (source.series, source.label, name): api_compare.compare(
            source, names, columns[NAMESPACES[source.series], name], 0
        )
        for source, names in stated().values()
        for name in source.environments
    }


@pytest.mark.slow
def test_every_difference_from_a_source_is_explained(
    compared: dict[tuple[str, str, str], Tally],
) -> None:
    unexplained = [
        f"{name}: {one}"
        for (_, _, name), tally in compared.items()
        for one in tally.differences
        if not any(reason.explains(one) for reason in reasons())
    ]
    hint = "fix the probe, or explain it in tests/content/api_sources/differences.toml"
    assert not unexplained, "\n".join(
        [f"{len(unexplained)}: {hint}", *unexplained[:99]]
    )


@pytest.mark.slow
def test_no_explanation_is_stale(
    compared: dict[tuple[str, str, str], Tally],
) -> None:
    stale = [
        f"{reason.series} {label}: {reason.what} {reason.name}"
        for reason in reasons()
        for label in reason.labels
        if not any(
            reason.explains(one)
            for (series, other, _), tally in compared.items()
            for one in tally.differences
            if (series, other) == (reason.series, label)
        )
    ]
    assert not stale, "\n".join([f"{len(stale)} explain nothing now", *stale])


@pytest.mark.slow
def test_an_older_source_is_as_the_next_one(
    columns: dict[Key, History], compared: dict[tuple[str, str, str], Tally]
) -> None:
    """What a line with `as` explains agrees with the source that it names."""
    checked = 0
    for reason in reasons():
        if not reason.other:
            continue
        source, names = stated()[reason.series, reason.other]
        for (series, label, name), tally in compared.items():
            if series != reason.series or label not in reason.labels:
                continue
            history = columns[NAMESPACES[series], name]
            other = api_compare.compare(source, names, history, 0).differences
            common = {(one.what, one.name) for one in other}
            same = [
                one
                for one in tally.differences
                if (one.what, one.name) in common
                and not any(r.explains(one) for r in reasons() if not r.other)
            ]
            assert not same, "\n".join(map(str, same))
            checked += 1
    assert checked


@pytest.mark.slow
def test_each_source_is_compared_in_full(
    compared: dict[tuple[str, str, str], Tally],
) -> None:
    """Nearly all that a source states is looked at, and nearly all agrees."""
    for key, tally in compared.items():
        assert tally.facts["names"] >= 600, key
        assert tally.facts["arguments"] >= 3000, key
        assert tally.facts["defaults"] >= 2000, key
        total = sum(tally.facts.values())
        assert len(tally.differences) < 0.02 * total, key


def test_the_sources_are_named_by_commit_and_digest() -> None:
    for source, names in stated().values():
        assert re.fullmatch(r"[0-9a-f]{64}", source.digest), source
        if source.repository == api_sources.WHEEL:
            assert re.fullmatch(r"[\w-]+==\S+", source.ref), source
        else:
            assert re.fullmatch(r"[0-9a-f]{40}", source.commit), source
        assert source.environments
        assert len(names) > 500, source


def test_every_observed_environment_has_a_source(envs: dict[str, Environment]) -> None:
    """A release without one would be checked by nobody."""
    known = {name for source, _ in stated().values() for name in source.environments}
    assert {env.name for env in envs.values() if env.is_release} <= known


def test_the_sources_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= LARGEST


def recorded(**changes: object) -> History:
    """One column with `layers.Dense` and `layers.relu`, as `STATED` has them."""
    dense: Body = {"object": "k.Dense", "kind": "class", "bases": ["k.Layer"]}
    dense |= {"parameters": [["units"], ["rate", "", "0.5"], ["bias", "", "True"]]}
    dense |= {"methods": {"build": [["shape"]]}, "properties": ["kernel"]}
    layer: Body = {"object": "k.Layer", "kind": "class", "bases": []}
    layer |= {"parameters": [], "methods": {"call": [["x"]]}, "properties": []}
    relu: Body = {"object": "k.relu", "kind": "function", "parameters": [["x"]]}
    cells = {"layers.Dense": Cell(dense | changes, {}), "layers.relu": Cell(relu, {})}
    names: dict[str, list[Cell | None]] = {
        f"tf.keras.{name}": [cell] for name, cell in cells.items()
    }
    return History("tf.keras", ["2.6"], names, [{"k.Layer": Cell(layer, {})}])


STATED: dict[str, Body] = {
    "layers.Dense": {
        "kind": "class",
        "bases": ["Layer"],
        "parameters": [["units"], ["rate", "", "0.5"], ["bias", "", "True"]],
        "methods": {"build": [["shape"]], "call": [["x"]]},
        "properties": ["kernel"],
    },
    "layers.relu": {"kind": "function", "parameters": [["x"]]},
}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        (
            {"parameters": [["units"], ["rate", "", "True"], ["bias", "", "0.5"]]},
            ["default layers.Dense(rate)", "default layers.Dense(bias)"],
        ),
        (
            {"parameters": [["units"], ["bias", "", "True"], ["rate", "", "0.5"]]},
            ["order layers.Dense"],
        ),
        (
            {"parameters": [["units"], ["rate", "", "0.5"], ["more"]]},
            ["has argument layers.Dense(more)", "lacks argument layers.Dense(bias)"],
        ),
        (
            {"parameters": [["units"], ["rate"], ["bias", "", "True"]]},
            ["default layers.Dense(rate)"],
        ),
        ({"parameters": None}, ["no signature layers.Dense"]),
        ({"methods": {}}, ["lacks method layers.Dense.build"]),
        (
            {"methods": {"build": [], "fit": []}},
            [
                "lacks argument layers.Dense.build(shape)",
                "has method layers.Dense.fit",
            ],
        ),
        ({"properties": []}, ["lacks property layers.Dense.kernel"]),
        ({"bases": []}, ["bases layers.Dense", "lacks method layers.Dense.call"]),
        ({"kind": "function"}, ["kind layers.Dense"]),
    ],
)
def test_a_wrong_record_differs(changes: dict[str, object], found: list[str]) -> None:
    source = Source("golden", "2.6", "keras", "v2.6.0")
    tally = api_compare.compare(source, STATED, recorded(**changes), 0)
    assert [f"{one.what} {one.name}" for one in tally.differences] == found


def test_a_dropped_name_and_an_added_one_differ() -> None:
    source = Source("golden", "2.6", "keras", "v2.6.0")
    less = {"layers.Dense": STATED["layers.Dense"]}
    (one,) = api_compare.compare(source, less, recorded(), 0).differences
    assert str(one) == "golden 2.6: has name layers.relu"
    more = STATED | {"layers.elu": STATED["layers.relu"]}
    (one,) = api_compare.compare(source, more, recorded(), 0).differences
    assert str(one) == "golden 2.6: lacks name layers.elu"


def test_what_is_left_out_of_a_class_is_found_again() -> None:
    layer: Body = {"path": "k.Layer", "kind": "class", "bases": []}
    layer |= {"parameters": [["name"]], "properties": ["a", "b"]}
    layer["methods"] = {"build": [["shape"]], "call": [["x"]]}
    dense: Body = {"path": "k.Dense", "kind": "class", "bases": ["k.Layer"]}
    dense |= {"parameters": [["units"]], "properties": ["a", "c"]}
    dense["methods"] = {"build": [["shape"]], "call": [["x"], ["y"]]}
    names = {"layers.Layer": layer, "layers.Dense": dense}
    short = api_sources.shortened(names)
    assert short["layers.Dense"]["methods"] == {"call": [["x"], ["y"]]}
    assert short["layers.Dense"]["without"] == ["b"]
    whole = api_sources.whole("layers.Dense", short)
    assert whole["methods"] == dense["methods"]
    assert whole["properties"] == dense["properties"]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["x"]],
        [["x", "positional"], ["y"]],
        [["x", "positional"]],
        [["x", "", "1"], ["args", "*"], ["y", "keyword", "''"], ["kwargs", "**"]],
        [["x", "", ""], ["y", "keyword"]],
        [["x", "", "a=b"], ["y", "", "','"]],
    ],
)
def test_a_signature_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    assert api_sources.as_rows(api_sources.as_text(rows)) == rows


GOLDEN = r"""path: "tensorflow.keras.layers.Dense"
tf_class {
  is_instance: "<class \'keras.layers.core.dense.Dense\'>"
  is_instance: "<class \'keras.engine.base_layer.Layer\'>"
  is_instance: "<type \'object\'>"
  member {
    name: "dtype"
    mtype: "<type \'property\'>"
  }
  member_method {
    name: "__init__"
    argspec: "args=[\'self\', \'units\', \'split\'], varargs=None, keywords=kwargs, defaults=[\'\\t, \'], "
  }
  member_method {
    name: "from_config"
    argspec: "args=[\'cls\', \'config\'], varargs=None, keywords=None, defaults=None"
  }
}
"""


def test_a_golden_file_is_read() -> None:
    module = (
        'path: "tensorflow.keras"\ntf_module {\n  member {\n    name: "layers"\n'
        "    mtype: \"<type \\'module\\'>\"\n  }\n}\n"
    )
    found = api_goldens.read({"a": module, "b": GOLDEN})
    assert set(found) == {"layers", "layers.Dense"}
    assert found["layers.Dense"] == {
        "kind": "class",
        "path": "keras.layers.core.dense.Dense",
        "bases": ["keras.engine.base_layer.Layer"],
        "parameters": [["units"], ["split", "", "\t, "], ["kwargs", "**"]],
        "methods": {"from_config": [["config"]]},
        "properties": ["dtype"],
    }


def test_a_page_is_read() -> None:
    module = (
        "# Module: tf.keras\n\n[`losses`](../tf/keras/losses.md) module: Losses.\n\n"
        "[`class Huber`](../tf/keras/Huber.md): A loss.\n\n"
        "## Other Members\n\n* `__version__ = '1'` <a id=\"__version__\"></a>\n"
        '* `AUTO` <a id="AUTO"></a>\n'
    )
    page = (
        '<meta itemprop="property" content="call"/>\n# tf.keras.Huber\n'
        '<pre class="tfo-signature-link">\n<code>tf.keras.Huber(\n    delta=1.0, '
        "axis=(True), key=<object at 0x1>,\n    **kwargs\n)\n</code></pre>\n"
        '<h3 id="call"><code>call</code></h3>\n<pre class="tfo-signature-link">\n'
        "<code>@classmethod</code>\n<code>call(\n    y_true, y_pred\n)\n</code></pre>\n"
    )
    found = api_pages.read({"keras": module, "keras/Huber": page})
    assert found == {
        "losses": {"kind": "module"},
        "Huber": {
            "kind": "class",
            "parameters": [
                ["delta", "", "1.0"],
                ["axis", "", "True"],
                ["key", "", "'<object at 0x1>'"],
                ["kwargs", "**"],
            ],
            "methods": {"call": [["y_true"], ["y_pred"]]},
            "properties": [],
        },
        "AUTO": {"kind": "value"},
    }


def test_a_source_tree_is_read() -> None:
    found = api_inits.read(
        {
            "keras/api/__init__.py": (
                "from keras.api import layers as layers\n"
                "from keras.src import Thing as Other\n"
            ),
            "keras/api/layers/__init__.py": "from keras.src.a import Dense as Dense\n",
            "keras/src/__init__.py": (
                "from keras.src.backend import backend\nfrom keras.src.a import *\n"
                "if backend() == 'jax':\n    from keras.src.c import Thing\n"
                "else:\n    from keras.src.b import Thing\n"
            ),
            "keras/src/a.py": (
                "from keras.src import b\n\nclass Dense(b.Layer):\n    mode = 'x'\n"
                "    def __init__(self, units, /, *, bias=True): pass\n"
                "    @property\n    def rank(self): pass\n"
            ),
            "keras/src/b.py": (
                "class Layer:\n    def call(self, x): pass\n    def _hidden(self): pass\n"
                "def Thing(*, a=1): pass\n"
            ),
            "keras/src/c.py": "def Thing(b): pass\n",
        },
        "keras.api",
        "keras.api",
    )
    assert found == {
        "layers": {"kind": "module"},
        "layers.Dense": {
            "kind": "class",
            "path": "keras.src.a.Dense",
            "bases": ["keras.src.b.Layer"],
            "parameters": [["units", "positional"], ["bias", "keyword", "True"]],
            "methods": {"call": [["x"]]},
            "properties": ["mode", "rank"],
        },
        "Other": {"kind": "function", "parameters": [["a", "keyword", "1"]]},
    }


@pytest.mark.parametrize(
    ("series", "ours", "theirs", "same"),
    [
        ("golden", "'a'", "a", True),
        ("golden", "0.5", "0.5", True),
        ("golden", "0.5", "0.25", False),
        ("golden", "a.b.Kind: <Kind.AUTO: 0>", "Kind.AUTO", True),
        ("golden", "a.b.uniform", "<function uniform instance>", True),
        ("pages", "'a'", "'a'", True),
        ("pages", "1", "1.0", False),
        ("pages", "a.DType: tf.float32", "tf.dtypes.float32", True),
        ("source", "32768.0", "2.0 ** 15", True),
        ("source", "None", "False", False),
    ],
)
def test_defaults_are_compared_as_the_source_writes_them(
    series: str, ours: str, theirs: str, same: bool
) -> None:
    assert api_compare.equal(series, ours, theirs) is same
