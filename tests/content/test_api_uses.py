"""Which names public code uses that a later release lacks, and what replaces them."""

from __future__ import annotations

import ast
import collections
import json
import re

import pytest

from harness.project import Project, ProjectError
from harness.render import api_instead, api_lost
from harness.render.api_lost import GONE, WORKS
from tests.content import api_uses

COVERED = 0.95  # of the uses of what a later release lacks, at least


@pytest.fixture(scope="module")
def uses(project: Project) -> dict[str, int]:
    """By key, how often public code uses it, of what a later release lacks."""
    return api_uses.lost_uses(project)


def has_replacement(key: str, mapping: api_instead.Mapping) -> bool:
    every = [key, *api_instead.owners(key)]
    every += [f"tf.{one}" for one in every]
    return any(api_instead.key_of(one) in mapping for one in every)


def test_what_public_code_uses_has_a_replacement(
    project: Project, uses: dict[str, int]
) -> None:
    mapping = api_instead.instead(project)
    lacking = {k: n for k, n in uses.items() if not has_replacement(k, mapping)}
    total = sum(uses.values())
    covered = 1 - sum(lacking.values()) / total
    listed = "\n".join(f"{count} {key}" for key, count in lacking.items())
    hint = "add it to harness/render/instead.toml"
    assert covered >= COVERED, f"{covered:.1%} of {total}; {hint}:\n{listed}"


def test_the_uses_are_counted_from_named_commits() -> None:
    data = json.loads(api_uses.FILE.read_text("utf-8"))
    wanted = [
        (repo, ref) for repo, refs, _ in api_uses.CORPORA.values() for ref in refs
    ]
    stated = [(one["repository"], one["ref"]) for one in data["sources"]]
    assert stated == wanted
    for one in data["sources"]:
        assert re.fullmatch(r"[0-9a-f]{40}", one["commit"])
        assert re.fullmatch(r"[0-9a-f]{64}", one["digest"])
        assert one["files"] > 20
    assert sum(api_uses.load().values()) > 20_000
    assert api_uses.FILE.stat().st_size < 300_000


def test_newer_releases_lack_more_of_what_older_code_uses(project: Project) -> None:
    counted = api_uses.by_release(project)
    assert counted["2.0"] == 0
    assert counted["2.4"] < counted["2.15"] < counted["2.16"]


def uses_in(text: str) -> dict[str, int]:
    found = api_uses.uses_of("a.py", ast.parse(text), set())
    return {name: count for name, count in found.items() if count}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import tensorflow as tf\ntf.keras.layers.Dense(3, name='a')",
         ["tf.keras:layers.Dense", "tf.keras:layers.Dense(name)"]),
        ("from keras.utils.np_utils import to_categorical as f\nf([1])",
         ["keras:utils.np_utils.to_categorical"] * 2),
        ("import keras\nm = keras.Sequential()\nm.fit_generator(g, workers=2)",
         ["keras:Sequential", "keras:Sequential.fit_generator",
          "keras:Sequential.fit_generator(workers)"]),
        ("from tensorflow import keras\nclass A(keras.Model):\n"
         "    def call(self, x):\n        return self.losses\na = A()\na.to_yaml()",
         ["tf.keras:Model", "tf.keras:Model.losses", "tf.keras:Model.to_yaml"]),
        ("import keras\ndef build():\n    return keras.Model(1, 2)\n"
         "m = build()\nm.optimizer.lr",
         ["keras:Model", "keras:Model.optimizer", "keras:optimizers.Optimizer.lr"]),
        ("my_model.predict(x, workers=2)",
         ["?:Model.predict", "?:Model.predict(workers)"]),
        ("import numpy as np\nnp.keras.layers(3)", []),
    ],
)  # fmt: skip
def test_a_use_is_found_whatever_it_is_called(text: str, found: list[str]) -> None:
    counts = collections.Counter(found)
    extra = {"tf.keras:keras", "keras:utils"}
    assert {k: n for k, n in uses_in(text).items() if k not in extra} == counts


def test_an_equal_statement_counts_once() -> None:
    tree = ast.parse("import keras\nkeras.Input(3)\n")
    seen: set[tuple[str, str]] = set()
    assert sum(api_uses.uses_of("old/a.py", tree, seen).values()) == 1
    assert sum(api_uses.uses_of("new/a.py", tree, seen).values()) == 0
    assert sum(api_uses.uses_of("new/b.py", tree, seen).values()) == 1


def test_a_cell_loses_only_what_is_not_python() -> None:
    assert api_uses.without_magic("%matplotlib inline\nx = 1\n!ls\n") == "\nx = 1\n\n"
    assert api_uses.without_magic("%%bash\nls") == ""
    assert api_uses.without_magic("%%time\nx = 1") == "\nx = 1"


# The file of replacements ---------------------------------------------------------------

ENTRY = '[[instead]]\nwhat = "a"\nof = ["a"]\ntext = "b"\nexample = "c"\n'


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("[[instead]\n", 1, "Expected"),
        (ENTRY.replace("example", "sample"), 1, "unknown: ['sample']"),
        (ENTRY + "\n" + ENTRY.replace('text = "b"\n', ""), 7, "add ['text']"),
        (ENTRY.replace('["a"]', '"a"'), 1, "list of patterns"),
        (ENTRY.replace('"b"', '""'), 1, "no part is empty"),
    ],
)
def test_a_wrong_entry_is_named_by_its_line(text: str, line: int, hint: str) -> None:
    with pytest.raises(ProjectError) as raised:
        api_instead.entries(text)
    assert f"instead.toml:{line}: " in str(raised.value)
    assert hint in str(raised.value)


@pytest.mark.parametrize(
    ("row", "ran", "later", "hint"),
    [
        ("++--", "-+++", "", ""),
        ("++--", "+++-", "", ""),
        ("++--", "--++", "", "say why in `later`"),
        ("++--", "--++", "why", ""),
        ("++--", "++--", "", "no release that lacks"),
        ("++--", "++++", "why", "remove `later`"),
        ("pp--", "++++", "", ""),
    ],
)
def test_an_example_runs_on_both_sides(
    row: str, ran: str, later: str, hint: str
) -> None:
    entry = api_instead.Entry(3, "a", ("a",), "b", "c", later)
    if not hint:
        api_instead.check_both_sides(entry, "a", [row], ran)
        return
    with pytest.raises(ProjectError, match=f"instead.toml:3: .*{re.escape(hint)}"):
        api_instead.check_both_sides(entry, "a", [row], ran)


def test_a_pattern_means_names_of_each_namespace() -> None:
    lost = dict.fromkeys(
        ["tf.keras.a.B", "keras.a.B", "tf.keras.a.B(c)", "keras.d"], "+-"
    )
    assert [*api_instead.matches("a.B", lost)] == ["tf.keras.a.B", "keras.a.B"]
    assert [*api_instead.matches("*(c)", lost)] == ["tf.keras.a.B(c)"]


def test_what_replaces_a_name_replaces_what_is_in_it() -> None:
    assert [*api_instead.owners("keras.A.b(c)")] == ["keras.A.b", "keras.A", "keras"]
    assert api_instead.key_of("keras.A.b(c)") == "keras.A.b.c"


@pytest.mark.parametrize(
    ("cells", "kept"),
    [("++--", True), ("--++", False), ("+?--", True), ("pp--", True), ("????", False)],
)
def test_what_was_lost(cells: str, kept: bool) -> None:
    assert bool(api_lost.LOST.search(cells)) is kept
    assert {WORKS, GONE} == {"+", "-"}
