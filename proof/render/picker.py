"""The picker of the home page: its form, its first answer, its data."""

from __future__ import annotations

from html import escape

from proof.environments import QUESTION
from proof.releases.facts import (
    ERAS,
    INSIDE,
    KERAS,
    SAME,
    SAME_NAMES,
    WHERE,
    Release,
    compared,
    names,
)
from proof.render.markup import GENERATED


def picker(all_releases: list[Release], data: dict) -> str:
    """The form, with the answer to the first question filled in for all readers."""
    first = next(one for one in all_releases if one.name == QUESTION)
    known = list(data["releases"])
    pythons = sorted(
        {python for one in data["releases"].values() for python in one["pythons"]},
        key=lambda python: int(python.split(".")[1]),
    )

    def options(values: list[str], chosen: str) -> str:
        return "".join(
            f"<option{' selected' if value == chosen else ''}>{value}</option>"
            for value in values
        )

    chosen = data["releases"][first.name]
    wanted = " ".join(f'"{line}"' for line in chosen["install"])
    lines = [
        GENERATED,
        '<form id="picker" class="picker" data-base="./" markdown="0">',
        f'<label>TensorFlow <select name="tf">{options(known, first.name)}</select></label>',
        f'<label>Python <select name="py">{options(pythons, chosen["python"])}</select></label>',
        '<label class="wide"><input type="checkbox" name="keras"> my code says <code>import keras</code></label>',
        '<label class="wide"><input type="checkbox" name="old"> I must keep Keras 2 code</label>',
        "</form>",
        '<output id="picker-answer" for="picker" data-verdict="yes" markdown="0">',
        f"<p><b>Yes: </b>TensorFlow {first.name} runs on Python {chosen['python']}. Its Keras is {chosen['keras']}, {chosen['lives']}.</p>",
        f'<div class="command"><code>pip install {escape(wanted)}</code></div>',
        '<div class="command"><code>from tensorflow import keras</code></div>',
        f'<p><a href="versions/{first.name}/">All about TensorFlow {first.name}</a></p>',
        "</output>",
        "",
        "[All releases in one table](versions/index.md).",
        "",
    ]
    return "\n".join(lines)


def picker_data(all_releases: list[Release]) -> dict:
    """What the picker on the home page needs of each release."""
    return {"releases": {one.name: choice(one) for one in reversed(all_releases)}}


def choice(one: Release) -> dict:
    """One release: `tried` holds, by Python and installer, the error of a plain
    installation or ""; `compared` says how alike `keras` and `tf.keras` are."""
    tried: dict[str, dict[str, str]] = {}
    for name, error in one.plain.items():
        installer, _, python = name.partition(", Python ")
        tried.setdefault(python, {})[installer] = error
    own = one.said(KERAS)
    found = {
        "keras": one.keras,
        "lives": ERAS[one.era].replace("`", ""),
        "python": one.env.python,
        "pythons": one.pythons,
        "tried": tried,
        "install": one.env.install,
        "import_keras": own.get("error", {}).get("telling", ""),
        "same": SAME in own.get("stdout", ""),
        "compared": unlike(one.said(SAME_NAMES)),
    }
    for record in one.beside.values():
        env, line = record.env, record.outcomes.get(KERAS, {})
        if env.name == f"{one.name}+tf_keras":  # shown to switch `tf.keras` to it
            if "tf_keras" not in record.outcomes.get(WHERE, {}).get("stdout", ""):
                continue
            found["keras2"] = {"install": env.install}
        elif SAME in line.get("stdout", ""):
            if one.era == INSIDE:
                found["standalone"] = env.beside[0]
                found["compared"] = unlike(record.outcomes.get(SAME_NAMES, {}))
        elif env.name == f"{one.name}+keras" and line.get("error"):
            says = f"import keras says {line['error']['telling']}"
            found["avoid"] = {"command": "pip install keras", "says": says}
    return found


def unlike(line: dict) -> str:
    """What was counted of two Kerases that are not one in all names; else ""."""
    counted = names(line)
    if counted is None or not (counted.differing or counted.missing):
        return ""
    return compared(line).replace("`", "")
