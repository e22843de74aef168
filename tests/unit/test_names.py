"""*Can I use*, on made-up histories: what is read of them, and what is made of that."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import fastjsonschema
import pytest
from lxml import html

from harness import project as projects
from harness.render import (
    api,
    api_changes,
    api_data,
    api_export,
    api_facts,
    api_methods,
    can_i_use,
)
from harness.render.api_facts import Space
from harness.render.api_history import Cell, History
from tests.unit.test_cases import cases

ANY = ["kwargs", "**"]
YES = {"call": ["yes", ""]}
Row = list[list[Any] | None]


def a_class(
    parameters: list[list[str]] | None,
    call: Mapping[str, Any] = YES,
    path: str = "k.A",
    **more: Any,
) -> list[Any]:
    """What a record has of a class: its body, and what its call gave."""
    body = {"object": path, "kind": "class", "bases": [], "parameters": parameters}
    return [body | {"methods": {}, "properties": []} | more, call]


def space(
    names: Mapping[str, Row], columns: list[str], namespace: str = "tf.keras"
) -> Space:
    cells = {
        name: [Cell(*one) if one else None for one in row]
        for name, row in sorted(names.items())
    }
    classes: list[dict[str, Cell]] = [
        {row[n].object: row[n] for row in cells.values() if row[n]}
        for n in range(len(columns))
    ]
    history = History(namespace, columns, cells, classes)
    every = {name: api_facts.facts(history, name) for name in cells}
    return Space(history, every)


# The cases that Python and JavaScript share -------------------------------------------


@pytest.mark.parametrize("case", cases("api"))
def test_what_a_history_says(case):
    made = space(case["names"], case["columns"])
    wanted = case["wanted"]
    for name, one in made.facts.items():
        shown = [
            [state, text if state != "unknown" else ""] for state, text in one.states
        ]
        assert shown == wanted["states"][name]
        words = {
            word: [state for state, _ in states]
            for word, states in one.arguments.items()
        }
        assert words == wanted["arguments"][name]
        for word, texts in wanted.get("messages", {}).get(name, {}).items():
            assert [text for _, text in one.arguments[word]] == texts
    for before, after, changed in wanted["changes"]:
        found = [as_json(one) for one in api_facts.changes(made, before, after)]
        assert found == changed


def as_json(one: api_facts.Change) -> dict[str, Any]:
    kept = {k: v for k, v in vars(one).items() if v and v is not True and k != "name"}
    read = json.loads(json.dumps(kept))
    return {"name": one.name, "kinds": one.kinds, **read}


@pytest.mark.parametrize("case", cases("api"))
def test_how_it_is_written(case):
    made = api_data.File()
    one = space(case["names"], case["columns"])
    made.add("tf.keras", one, one.facts)
    assert json.loads(json.dumps(made.as_json())) == case["data"]


# Signatures ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([["x"], ["y", "", "1"]], "x, y=1"),
        ([["x", "positional"], ["y"]], "x, /, y"),
        ([["x", "positional"]], "x, /"),
        ([["x"], ["y", "keyword", "None"]], "x, *, y=None"),
        ([["args", "*"], ["y", "keyword"], ["kwargs", "**"]], "*args, y, **kwargs"),
        ([], ""),
    ],
)
def test_a_signature_is_written_as_in_python(rows, shown):
    assert ", ".join(api_facts.signature(rows)) == shown


def test_a_parameter_keeps_its_place_whatever_its_kind():
    known = api_facts.signature([["a", "positional"], ["b"], ["c", "keyword", "1"]])
    assert api_facts.places(known) == {"a": 0, "b": 1}
    assert api_facts.defaults(known) == {"a": None, "b": None, "c": "1"}


# Namespaces that are like another one -------------------------------------------------

BOTH = ["2.0", "2.1"]


def likes(keras: Mapping[str, Row]) -> api_data.Like:
    base = {"tf.keras.A": [a_class([["x"]]), a_class([["x"]])]}
    base |= {"tf.keras.B": [a_class([["x"]]), a_class([["x"]])]}
    known = {"tf.keras": space(base, BOTH), "keras": space(keras, BOTH, "keras")}
    return api_data.Like(known, "keras", "tf.keras", [None, 1])


def test_a_name_is_like_another_one_where_the_package_is():
    one = likes({"keras.A": [None, a_class([["x"]], path="keras.A")]})
    assert (one.own, one.without) == ([], ["B"])
    assert one.of("keras.A") == {"in": "tf.keras", "name": "tf.keras.A", "on": "2.1"}


@pytest.mark.parametrize(
    "cell",
    [
        a_class([["y"]]),
        a_class([["x", "", "1"]]),
        a_class([["x"]], {"call": ["raises", "ImportError: no"]}),
        a_class([["x"]], kind="function"),
    ],
)
def test_a_name_is_its_own_where_anything_differs(cell):
    one = likes({"keras.A": [None, cell]})
    assert one.own == ["keras.A"]
    assert one.of("keras.A") is None


def test_equal_histories_are_written_once_and_others_never_mixed():
    made = api_data.File()
    names = {
        "tf.keras.A": [a_class([["x"]])],
        "tf.keras.m.A": [a_class([["x"]])],
        "tf.keras.m.B": [a_class([["y"]])],
        "tf.keras.C": [a_class([["y"]])],
    }
    one = space(names, ["2.0"])
    made.add("tf.keras", one, one.facts)
    data = made.as_json()
    assert data["names"]["tf.keras"]["names"] == {"": "A,C", "m": "A 0,B 1"}
    assert data["signatures"] == ["x", "y"]
    assert data["histories"] == [["y1", "x1"], ["y1", "x1"]]


# Methods ------------------------------------------------------------------------------


def test_a_class_has_the_methods_of_its_bases_and_the_nearest_counts():
    names = {
        "tf.keras.Base": [
            a_class([], path="k.Base", methods={"fit": [["x"]], "save": []}),
            a_class([], path="k.Base", methods={"fit": [["x"], ["y"]]}),
        ],
        "tf.keras.Model": [
            a_class([], path="k.M", bases=["k.Base"], properties=["loss"]),
            a_class([], path="k.M", bases=["k.Base"], methods={"fit": [["z"]]}),
        ],
    }
    found = api_methods.members(space(names, BOTH).history)
    assert found["tf.keras.Model"] == {
        "fit": [("x",), ("z",)],
        "save": [(), "-"],
        "loss": ["p", "-"],
    }
    assert found["tf.keras.Base"]["fit"] == [("x",), ("x", "y")]


def test_classes_share_a_method_that_is_equal_while_they_exist():
    found = {
        "tf.keras.A": {"fit": [("x",), ("x", "y")]},
        "tf.keras.B": {"fit": [None, ("x", "y")]},
        "tf.keras.C": {"fit": [None, ("z",)]},
    }
    shared = api_methods.Shared(found)
    assert shared.classes == {"tf.keras.A": [0], "tf.keras.B": [0], "tf.keras.C": [1]}
    assert shared.methods[1] == ("fit", ["-", ("z",)])


def test_numbers_are_written_as_ranges():
    assert api_methods.ranges([3, 0, 1, 2, 7, 9, 8]) == "0-3 7-9"
    assert api_methods.ranges([5]) == "5"


# Static pages -------------------------------------------------------------------------

COLUMNS = ["2.0", "2.1", "2.2", "2.3"]


def said(row: Row) -> str:
    """A sentence about a name, without its tags."""
    one = space({"tf.keras.layers.A": row}, COLUMNS).facts["tf.keras.layers.A"]
    return html.fromstring(f"<p>{can_i_use.sentence(one, COLUMNS)}</p>").text_content()


def test_a_name_that_is_the_same_everywhere():
    assert said([a_class([["x"]])] * 4) == "works 2.0 – 2.3"
    assert said([None, a_class([["x"]]), None, None]) == "works 2.1"


def test_arguments_that_come_and_go_are_told_with_their_releases():
    old, new = a_class([["x"], ["a"]]), a_class([["x"], ["b"], ["c"]])
    expected = "partial 2.0 – 2.3. b, c works from 2.2. a works until 2.1"
    assert said([old, old, new, new]) == expected


def test_states_of_an_argument_between_others():
    def row(state: str) -> list[Any]:
        return a_class([ANY], YES | {"words": {"lr": [state, "W: <lr>"]}})

    states = ["yes", "warns", "ignored", "raises"]
    text = said([row(one) for one in states])
    assert text.endswith(
        ". lr works until 2.0; warns 2.1; ignored 2.2; raises from 2.3"
    )


def test_a_name_that_raises_is_told_with_its_message():
    row = a_class([["x"]], {"call": ["raises", "ImportError: <gone>"]})
    text = said([a_class([["x"]]), a_class([["x"]]), row, row])
    assert text == "works 2.0 – 2.1; raises 2.2 – 2.3: ImportError: <gone>"


def test_a_name_that_was_not_called_is_not_called_absent():
    row = a_class([["x"]], {"why": "it downloads"})
    assert said([row] * 4) == "there, not called 2.0 – 2.3"


def test_a_name_has_its_place_and_long_namespaces_several_pages():
    place = can_i_use.place
    assert place("tf.keras.Model") == "can-i-use/tf-keras/#Model"
    assert (
        place("tf.keras.optimizers.legacy.Adam") == "can-i-use/optimizers/#legacy.Adam"
    )
    first, *rest = can_i_use.PARTS["layers"]
    assert first == ""
    assert place("tf.keras.layers.Add") == "can-i-use/layers/#Add"
    last = rest[-1]
    name = f"tf.keras.layers.{last}Z"
    assert place(name) == f"can-i-use/layers-{last.lower()}/#{last}Z"
    names = {f"tf.keras.layers.{one}": [a_class([])] for one in ("Add", "Zero", "add")}
    every = can_i_use.pages(space(names, ["2.0"]))
    found = [(page.name, one.name) for page in every for one in page.names]
    for page, name in found:
        assert place(name).startswith(f"can-i-use/{page}/#")
    assert len(found) == 3


# Counts -------------------------------------------------------------------------------


def test_names_are_counted_from_release_to_release():
    names = {
        "tf.keras.A": [a_class([]), None],
        "tf.keras.B": [None, a_class([])],
        "tf.keras.C": [None, a_class([])],
        "tf.keras.m": [[{"object": "module m", "kind": "module"}, {}], None],
    }
    first, second = api_changes.of_space(space(names, BOTH))
    assert (first.names, first.before, first.came, first.left) == (1, "", 0, 0)
    assert (second.names, second.came, second.left) == (2, 2, 1)
    assert second.query == "?from=2.0&to=2.1"
    assert "names, 2 came, 1 left" in api_changes.draw([first, second])


# For programs -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def validate():
    path = projects.here().schemas / "published" / "names.json"
    return fastjsonschema.compile(json.loads(path.read_text("utf-8")))


def exported(row: Row) -> dict[str, Any]:
    one = space({"tf.keras.A": row}, BOTH)
    entry = api_export.entry(one.facts["tf.keras.A"], one, {})
    return {"in": "tf.keras", "name": "tf.keras.A", "kind": "class", **entry}


def test_a_name_for_programs(validate):
    call = YES | {"words": {"lr": ["no", "TypeError: lr"]}}
    old = a_class([ANY], YES | {"words": {"lr": ["yes", ""]}})
    entry = exported([old, a_class([["x", "", "1"], ANY], call)])
    validate(json.loads(api_export.dump("A", {"tf.keras": BOTH}, [entry])))
    assert entry["runs"] == [
        {"from": "2.0", "to": "2.0", "state": "yes"},
        {"from": "2.1", "to": "2.1", "state": "partial", "without": ["lr"]},
    ]
    assert entry["arguments"]["lr"][1] == {
        "from": "2.1",
        "to": "2.1",
        "state": "absent",
        "message": "TypeError: lr",
    }
    assert entry["signatures"][1]["parameters"] == ["x=1", "**kwargs"]


@pytest.mark.parametrize(
    "change",
    [
        {"runs": [{"from": "2.0", "to": "2.1", "state": "partial"}]},
        {"runs": [{"from": "2.0", "to": "2.1", "state": "no"}]},
        {"runs": []},
        {"like": {"in": "tf.keras", "name": "tf.keras.B"}},
        {"name": "numpy.A"},
        {"more": 1},
    ],
)
def test_what_is_not_as_its_schema_says_is_refused(validate, change):
    entry = exported([a_class([]), a_class([])]) | change
    with pytest.raises(fastjsonschema.JsonSchemaException):
        validate(json.loads(api_export.dump("A", {"tf.keras": BOTH}, [entry])))


def test_aliases_are_names_of_one_object():
    names = {
        "tf.keras.A": [a_class([], path="k.A"), a_class([], path="k.A")],
        "tf.keras.m.A": [a_class([], path="k.A"), None],
        "tf.keras.B": [None, a_class([], path="k.B")],
    }
    assert api_export.aliases(space(names, BOTH)) == {"tf.keras.m.A": ["tf.keras.A"]}


# The sentence of one name, in any page ---------------------------------------------------


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """Adds a page to a project in which `optimizers.A` was on two of four releases."""
    (tmp_path / "pyproject.toml").write_text("[tool.harness]\n")
    project = projects.Project(tmp_path, tmp_path / "cache")
    old, new = a_class([["rate"], ["lr"]]), a_class([["rate"]])
    named = {"tf.keras.optimizers.A": [None, old, new, None]}
    monkeypatch.setattr(api, "spaces", lambda _: {"tf.keras": space(named, COLUMNS)})

    def add(path: str, name: str) -> dict[str, str]:
        page = project.docs / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f'# A page\n\n--8<-- "names/{name}.md"\n')
        made = api.included(project)
        return {project.relative(one): text for one, text in made.items()}

    return add


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "tf.keras.optimizers.A",
            "tf.keras.optimizers.A by release: works 2.1; partial 2.2, without lr; "
            "absent from the others.",
        ),
        (
            "tf.keras.optimizers.A(lr)",
            "tf.keras.optimizers.A(lr=…) by release: works 2.1; absent from the others.",
        ),
    ],
)
def test_a_page_includes_what_a_name_does(pages, name, said):
    made = pages("errors/a.md", name)
    text = html.fromstring(made.pop(f"generated/names/{name}.md"))
    assert text.text_content().strip().startswith(said)
    assert text.find(".//a").get("href") == "../../can-i-use/optimizers/#A"
    assert made == {}


@pytest.mark.parametrize(
    ("page", "name", "said"),
    [
        ("errors/a.md", "tf.keras.optimizers.B", "known: tf.keras.optimizers.A"),
        ("errors/a.md", "tf.keras.optimizers.A(x)", "never had an argument x"),
        ("a.md", "tf.keras.optimizers.A", "only pages in a folder of docs/"),
    ],
)
def test_a_page_that_includes_a_wrong_name_is_told(pages, page, name, said):
    with pytest.raises(projects.ProjectError, match=re.escape(said)) as error:
        pages(page, name)
    assert f"{page}:3: " in str(error.value)
