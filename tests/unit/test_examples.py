"""The examples' files: headers, sections, where each runs."""

from pathlib import Path

import pytest

from harness import examples
from harness.examples import Example
from harness.project import ProjectError

HEADER = '# /// script\n# dependencies = ["tensorflow>=2.4"]\n{}# ///\n'
START = "# --8<-- [start:program]\n"


def example(body, settings=""):
    source = HEADER.format(settings) + body
    return Example("learn/x/y", Path("snippets/learn/x/y.py"), source)


def test_every_example_is_found_by_its_path(known):
    assert list(known) == [
        "errors/gone/raises",
        "learn/first/trains",
        "learn/saving/loads",
        "learn/saving/saves",
    ]
    one = known["learn/first/trains"]
    assert (one.page, one.name) == ("learn/first", "trains")
    assert list(one.sections) == ["model", "train"]


def test_the_program_is_all_below_the_header_less_the_markers(known):
    for one in known.values():
        below = one.source.split("# ///\n", 2)[1]
        lines = [line for line in below.splitlines() if "--8<--" not in line]
        assert one.program == "\n".join(lines).strip("\n") + "\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("x = 1\n", r"add `# --8<-- \[start:program\]`"),
        (START + "# --8<-- [start:a]\nx = 1\n", r"add `# --8<-- \[end:a\]`"),
        (START + "x = 1\n# --8<-- [end:a]\n", r"y\.py:6: .*ends before it starts"),
        (
            START + 2 * "# --8<-- [start:a]\n# --8<-- [end:a]\n",
            r"y\.py:7: this section's name is used twice",
        ),
        (START + "# --8<-- [begin:a]\n", r"y\.py:5: write `# --8<-- \[start:name\]`"),
    ],
)
def test_a_wrong_section_is_named_by_file_line_and_fix(body, message):
    with pytest.raises(ProjectError, match=message):
        example(body).sections  # noqa: B018


OURS = "# [tool.harness]\n"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (f"{OURS}# prob = true\n", r"y\.py:4: prob: use one of probe \(bool\)"),
        (f'{OURS}# probe = "yes"\n', r"y\.py:4: probe: use one of"),
        (f"{OURS}# cpu-seconds = 30\n", "requires a reason"),
        (f'{OURS}# cpu-seconds = 90\n# reason = "x"\n', "at most 60"),
        (f"{OURS}# tolerance = 0.01\n", "add `tolerance-reason`"),
        (f'{OURS}# inputs = "a/b"\n', "inputs and inputs-from go together"),
        (f'{OURS}# inputs-from = ["2.4"]\n', "inputs and inputs-from go together"),
        ("# [tool.harness\n", "the header isn't TOML"),
    ],
)
def test_a_wrong_header_is_named(settings, message):
    one = example(START + "x = 1\n", settings)
    with pytest.raises(ProjectError, match=message):
        _ = one.cpu_seconds, one.tolerance, one.inputs_from


@pytest.mark.parametrize(
    ("dependencies", "message"),
    [
        ('["numpy"]', 'add "tensorflow>=2.0" or narrower'),
        ('["tensorflow>>2"]', "dependencies: "),
    ],
)
def test_wrong_dependencies_are_named(dependencies, message):
    source = f"# /// script\n# dependencies = {dependencies}\n# ///\n{START}x = 1\n"
    with pytest.raises(ProjectError, match=message):
        Example("a/b", Path("a/b.py"), source).tensorflow  # noqa: B018


def test_no_header_is_named():
    bare = Example("a/b", Path("a/b.py"), START + "x = 1\n")
    with pytest.raises(ProjectError, match=r"b\.py:1: no header"):
        bare.header  # noqa: B018


def test_a_stated_tolerance_and_its_reason():
    settings = f'{OURS}# tolerance = 0.01\n# tolerance-reason = "CPU types"\n'
    assert example(START, settings).tolerance == 0.01
    assert example(START).tolerance == 0


def test_a_line_of_the_program_is_found_in_the_file():
    one = example(START + "\n# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\ny = 2\n")
    assert one.program == "x = 1\ny = 2\n"
    lines = one.source.splitlines()
    assert [lines[one.line_in_file(n) - 1] for n in (1, 2)] == ["x = 1", "y = 2"]


def test_releases_and_environments_choose_where_it_runs():
    everywhere = example(START)
    assert everywhere.runs_in("2.4", "2.4.4")
    assert not everywhere.runs_in("2.3", "2.3.4")
    assert not everywhere.runs_in("2.4+keras", "2.4.4")
    variant = example(START, f'{OURS}# environments = ["2.4+keras*"]\n')
    assert variant.runs_in("2.4+keras-2.4.3", "2.4.4")
    assert not variant.runs_in("2.4", "2.4.4")
    assert not variant.runs_in("2.3+keras", "2.3.4")


def test_a_preview_counts_as_its_release():
    assert example(START).runs_in("7.2", "7.2.0rc1")


def test_a_notebooks_cells_are_its_sections():
    text = START + "# %% [markdown]\n# # Title\n\n# %%\nx = 1\n\n# %% tags\ny = 2\n"
    one = example(text, f"{OURS}# notebook = true\n")
    assert one.sections == {"cell-1": "x = 1\n", "cell-2": "y = 2\n"}
    assert one.cpu_seconds == examples.MOST_CPU_SECONDS


def test_the_producer_of_what_an_example_reads(untouched, known):
    found = examples.producer(untouched.project, known["learn/saving/loads"])
    assert found is known["learn/saving/saves"]
    assert examples.producer(untouched.project, found) is None


def test_an_unknown_producer_is_named(tiny):
    tiny.edit("snippets/learn/saving/loads.py", '"learn/saving/saves"', '"learn/none"')
    loads = examples.load_all(tiny.project)["learn/saving/loads"]
    with pytest.raises(ProjectError, match=r"snippets/learn/none\.py doesn't exist"):
        examples.producer(tiny.project, loads)


def test_the_smoke_test_is_the_one_that_the_settings_name(untouched):
    assert examples.smoke_test(untouched.project).id == "learn/saving/saves"
