"""The files that the page asks for a message, from made-up messages. What reads them is
tested on the same cases in `tests/js/messages.test.js`."""

import json
from collections import Counter
from pathlib import Path

import pytest

from harness.render import message_shards
from harness.render.message_history import MOVED, Known, public_name
from harness.render.message_runtime import holed, unplaced
from harness.render.message_variants import Message, Place, link
from tests.unit.test_cases import cases

ALL = [case.values[0] for case in cases("messages")]


def known(case):
    """Messages of a case, with their variants."""
    made = []
    for one in case["messages"]:
        message = Message(one["does"], one["type"], one["template"], one["wraps"])
        for function, condition, name, columns in one["places"]:
            key = MOVED.sub("keras.", function), condition
            message.places[key] = Place(function, condition, name, set(columns))
        made.append(message)
    link(made)
    return Known(case["columns"], made)


def of(key):
    return [pytest.param(c, id=c["name"]) for c in ALL if key in c]


@pytest.mark.parametrize("case", of("files"))
def test_the_files(case):
    made = message_shards.files(Path(), known(case))
    assert {path.name: json.loads(text) for path, text in made.items()} == case["files"]


@pytest.mark.parametrize("case", of("packed"))
def test_numbers_as_characters(case):
    assert message_shards.packed(case["numbers"]) == case["packed"]


@pytest.mark.parametrize("case", of("hash"))
def test_a_hash(case):
    assert message_shards.fnv(case["text"]) == case["hash"]


def test_a_key_is_the_rarest_pair_of_the_first_sentence():
    frequent = {"it is": 9, "is odd": 2, "use another": 1}
    key = message_shards.key("it is odd. Use another.", Counter(frequent))
    assert key == "is odd"
    assert message_shards.key("{} odd {}", Counter()) == "odd"


def test_a_long_text_is_cut_and_never_in_a_hole():
    assert message_shards.shortened("a" * 9 + "{}", 11) == "a" * 9 + "{}"
    assert message_shards.shortened("a" * 9 + " {} bcd", 12) == "a" * 9 + "…"


def test_ranges():
    assert message_shards.ranges({3, 0, 1, 2, 7}) == "0-3 7"


def test_a_public_name_is_that_of_a_function_or_of_a_class_and_its_method():
    public = {"keras.src.a.A": "tf.keras.A", "keras.src.a.f": "tf.keras.f"}
    assert public_name(public, "keras.src.a.A.call.inner") == "tf.keras.A.call"
    assert public_name(public, "keras.src.a.f.inner") == "tf.keras.f.inner"
    assert public_name(public, "keras.src.b.f") == ""


@pytest.mark.parametrize("one", cases("unplaced"))
def test_nodes_of_a_graph_are_left_out(one):
    assert unplaced(one["text"]) == one["left"]


def test_what_a_status_text_has_of_one_program_is_a_hole():
    text = "Matrix size-incompatible: In[0]: [64,5], In[1]: [4,1] [Op:MatMul]"
    assert holed(text) == "Matrix size-incompatible: In[{}]: [{}], In[{}]: [{}]"
    placed = "{{function_node __wrapped__Mul}} required shapes [[{{node a/Mul}}]]"
    assert holed(placed) == "required shapes"
    assert holed("file /tmp/a/b.c has {x}") == "file {} has {{x}}"
