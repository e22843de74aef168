"""The pages and tables of releases, and the same for machines. Text only, no files."""

from __future__ import annotations

import json
from html import escape

from proof import records
from proof.environments import QUESTION, Environment
from proof.facts import (
    CHECK,
    ERAS,
    INSIDE,
    KERAS,
    KERAS3,
    PACKAGE,
    TF_KERAS,
    WHERE,
    Release,
    Title,
    short,
)
from proof.outcomes import ENDED, FAILED, PASSED, WARNED

STYLES = [  # the import styles of each release's table, in this order
    f"versions/imports/{name}"
    for name in (
        "from_tensorflow",
        "dotted",
        "layers",
        "package_keras",
        "keras_layers",
        "private",
    )
]
MARKS = {PASSED: "works", WARNED: "warns", FAILED: "fails", ENDED: "ends"}
SCHEMA = "1.0"


def badge(kind: str) -> str:
    return f'<span class="badge {kind}">{MARKS.get(kind, "not run")}</span>'


def code(text: str) -> str:
    """Inline code that may hold anything, inside a table too."""
    return f"<code>{escape(text)}</code>".replace("|", "&#124;").replace("`", "&#96;")


def link(example: str, known: dict[str, Title]) -> str:
    """From a release's page to the heading of an example."""
    title = known[example]
    way = title.page.removeprefix("versions/")
    way = way if title.page.startswith("versions/") else f"../{way}"
    return f"[{title.text}]({way}#{title.anchor})"


def detail(line: dict) -> str:
    """The one thing that a reader wants to know of an outcome, as HTML."""
    if line.get("error"):
        return code(line["error"]["telling"])
    if line.get("ended"):
        return code(line["ended"])
    if line.get("stdout"):
        return " · ".join(
            code(part) for part in line["stdout"].strip().splitlines()[:3]
        )
    return ""


def row(example: str, release: Release, known: dict[str, Title]) -> str:
    line = release.said(example)
    return f"| {link(example, known)} | {badge(line['outcome'])} | {detail(line)} |"


TABLE = ["| | | what it said |", "| --- | --- | --- |"]


def answer(release: Release) -> str:
    """The first paragraph: at most three sentences."""
    name, keras = release.name, release.keras
    own = release.said(KERAS)
    if release.era == INSIDE:
        first = f"Yes: TensorFlow {name} contains its own Keras ({keras}), and `from tensorflow import keras` is all you need."
        second = "It brings no package `keras`, so do not write `import keras`."
    elif release.era == PACKAGE:
        first = f"Yes: TensorFlow {name} brings the package `keras` {keras}, and `tf.keras` is that package."
        same = "keras.Model is tf.keras.Model: True" in own.get("stdout", "")
        second = (
            "`import keras` and `from tensorflow import keras` give the same classes; keep both packages on the same minor version."
            if same
            else "Write `from tensorflow import keras`."
        )
    else:
        first = f"Yes: TensorFlow {name} brings Keras 3 ({keras} on Python {release.env.python}), and `tf.keras` is Keras 3."
        second = (
            "Code that was written for Keras 2 may need [`tf_keras`](#keep-keras-2)."
        )
    return f"{first} {second} {installs(release)}"


def installs(release: Release) -> str:
    on = f"on Python {release.env.python}"
    if not release.plain_here:
        return f"It installs today {on} with no extra pin."
    pins = " and ".join(f"`{pin}`" for pin in release.pins)
    fails = " and ".join(release.plain_here)
    return (
        f"A plain installation with {fails} no longer works {on}; with {pins} it does."
    )


def description(release: Release) -> str:
    """At most 155 characters, different for each release."""
    what = {
        INSIDE: f"it contains Keras {release.keras}; do not install another beside it",
        PACKAGE: f"it brings the package keras {release.keras}, and tf.keras is that package",
        KERAS3: f"it brings Keras 3 ({release.keras}), and tf.keras is Keras 3",
    }[release.era]
    pins = f" Today it needs {', '.join(release.pins)}." if release.pins else ""
    return f"TensorFlow {release.name} and Keras: yes, {what}.{pins}"


def attempts(release: Release) -> list[str]:
    """What became of each plain installation, one row a Python."""
    pythons = list(
        dict.fromkeys(name.partition("Python ")[2] for name in release.plain)
    )
    lines = ["| Python | pip | uv |", "| --- | --- | --- |"]
    for python in pythons:
        cells = []
        for which in ("pip", "uv"):
            error = release.plain.get(f"{which}, Python {python}")
            worked = (
                badge(PASSED) if error == "" else f"{badge(FAILED)} {code(error or '')}"
            )
            cells.append(worked)
        lines.append(f"| {python} | {' | '.join(cells)} |")
    return lines


def keras_by_python(release: Release) -> list[str]:
    """Which Keras a plain installation brings on each Python."""
    found: dict[str, str] = {}
    for name, line in release.record.of("install").items():
        if name.endswith(f": {release.env.install[0]}") and "keras" in line["packages"]:
            python = name.partition("Python ")[2].partition(":")[0]
            found.setdefault(python, line["packages"]["keras"])
    if len(found) == 0:
        return []
    rows = [f"| {python} | {keras} |" for python, keras in found.items()]
    return ["| Python | Keras that comes |", "| --- | --- |", *rows]


def changes(
    release: Release, other: Release | None, known: dict[str, Title]
) -> list[str]:
    """What does otherwise here than on a neighbour."""
    if other is None:
        return []
    differ = [
        example
        for example in sorted(release.record.outcomes)
        if example in known
        and example in other.record.outcomes
        and short(release.said(example)) != short(other.said(example))
        and example not in (KERAS, "versions/imports/version", CHECK)
    ]
    lines = [f"### Against [TensorFlow {other.name}]({other.name}.md)", ""]
    if not differ:
        return [*lines, "Nothing that we tried does otherwise.", ""]
    lines += [f"| | {other.name} | {release.name} |", "| --- | --- | --- |"]
    for example in differ:
        cells = [
            f"{badge(r.said(example)['outcome'])} {detail(r.said(example))}"
            for r in (other, release)
        ]
        lines.append(f"| {link(example, known)} | {' | '.join(cells)} |")
    return [*lines, ""]


def works(release: Release, known: dict[str, Title]) -> list[str]:
    kinds = release.by_kind(known)
    lines = []
    for kind, heading in (
        (FAILED, "What fails"),
        (ENDED, "What ends the process"),
        (WARNED, "What warns"),
    ):
        if kinds[kind]:
            lines += [f"### {heading}", "", *TABLE]
            lines += [row(example, release, known) for example in kinds[kind]]
            lines.append("")
    lines += [f'??? success "What works: {len(kinds[PASSED])} programs"', ""]
    lines += [f"    {text}" for text in TABLE]
    lines += [f"    {row(example, release, known)}" for example in kinds[PASSED]]
    return [*lines, ""]


def beside(release: Release, envs: dict[str, Environment]) -> list[str]:
    """What happens with something stated beside the release."""
    lines: list[str] = []
    for env in envs.values():
        if env.release != release.name or env.name == release.name:
            continue
        kept = records.load(env)
        extra = env.beside
        asked = " ".join(f"`{line}`" for line in extra)
        came = ", ".join(
            f"{name} {env.packages[name]}"
            for name in ("keras", "tf-keras", "protobuf", "numpy")
            if any(line.lower().replace("_", "-").startswith(name) for line in extra)
            and name in env.packages
        )
        cells = []
        for example, what in (
            (CHECK, "`tf.keras` trains"),
            (KERAS, "`import keras`"),
            (TF_KERAS, "`import tf_keras`"),
        ):
            line = kept.outcomes.get(example)
            if line and not (
                example == TF_KERAS and "keras" not in " ".join(extra).replace("tf", "")
            ):
                cells.append(f"{what}: {badge(line['outcome'])} {detail(line)}")
        lines.append(f"| {asked} | {came} | {'<br>'.join(cells)} |")
    if not lines:
        return []
    return [
        "| beside it | what comes | what then happens |",
        "| --- | --- | --- |",
        *lines,
    ]


def page(
    release: Release,
    before: Release | None,
    after: Release | None,
    envs: dict[str, Environment],
    known: dict[str, Title],
) -> str:
    """The whole page of a release."""
    env, name = release.env, release.name
    folder = f"../environments/{env.name}"
    lines = [
        "---",
        f"# generated by `make render` from environments/{env.name}; do not edit",
        f"title: Is TensorFlow {name} compatible with Keras?",
        f"description: {json.dumps(description(release))}",
        "---",
        "",
        f"# Is TensorFlow {name} compatible with Keras?",
        "",
        answer(release),
        "",
        "## Install it today",
        "",
        f"Make a virtual environment with Python {env.python}, then:",
        "",
        f'--8<-- "install/{name}.md"',
        "",
        f"Or take the whole set of packages with which everything below ran: [requirements.txt]({folder}/requirements.txt){{ download={name}-requirements.txt }}, or as [constraints](../constraints/{name}.txt) for `pip install -c`.",
        "",
        "### What a plain installation does",
        "",
        f"`{env.install[0]}` and nothing else, with the newest pip and with uv, then: import, train, save, load.",
        "",
        *attempts(release),
        "",
        "## Run one script without installing",
        "",
        f'--8<-- "once/{name}.md"',
        "",
        "## Import it",
        "",
        *TABLE,
        *(
            row(example, release, known)
            for example in STYLES
            if release.said(example)["outcome"]
        ),
        "",
    ]
    lines += stack(release)
    table = beside(release, envs)
    if table:
        lines += ["## What not to install", ""]
        lines += [
            "What came of each package when it was installed beside this release:",
            "",
            *table,
            "",
        ]
    if release.era == KERAS3:
        lines += keep_keras_2(release, envs)
        lines += ["## Which Keras comes with it", ""]
        lines += ["TensorFlow sets no upper limit; your Python decides.", ""]
        lines += [*keras_by_python(release), ""]
    lines += ["## What works, warns and fails", ""]
    lines += works(release, known)
    lines += ["## What differs from its neighbours", ""]
    lines += changes(release, before, known) + changes(release, after, known)
    lines += [
        "## Where these facts come from",
        "",
        f"TensorFlow {env.version} was released on {release.index.get('released')}; its largest Linux wheel is {release.index.get('megabytes')} MB. "
        f"We ran it on Linux with Python {env.python}; the oldest run that still stands is of {release.verified}. "
        f"Check us: [the record]({folder}/record.jsonl), [the packages]({folder}/requirements.txt), [how this site is proven](../about/proof.md).",
        "",
    ]
    return "\n".join(lines)


def stack(release: Release) -> list[str]:
    """The levels between your code and the processor, as they are on this release."""
    lives = release.printed(WHERE).partition("\n")[0].partition(": ")[2]
    return [
        "## How they fit together",
        "",
        '<figure class="stack" markdown="0">',
        "<ol>",
        "<li><b>Your code</b><span>a model, <code>compile</code>, <code>fit</code></span></li>",
        f"<li><b><code>tf.keras</code></b><span>layers, losses, optimizers, the training loop; here from <code>{escape(lives)}</code></span></li>",
        "<li><b>TensorFlow</b><span>ops, gradients, <code>tf.function</code> and its graphs, <code>tf.data</code></span></li>",
        "<li><b>CPU or GPU</b><span>kernels that compute</span></li>",
        "</ol>",
        "<figcaption>Each level calls the one below it.</figcaption>",
        "</figure>",
        "",
    ]


def keep_keras_2(release: Release, envs: dict[str, Environment]) -> list[str]:
    env = envs.get(f"{release.name}+tf_keras")
    if env is None:
        return []
    return [
        "## Keep Keras 2",
        "",
        f"Install `tf_keras` of the same minor version and set `TF_USE_LEGACY_KERAS=1` before TensorFlow is imported: `tf.keras` is then Keras 2 ({env.packages['tf-keras']}).",
        "",
        f'--8<-- "install/{env.name}.md"',
        "",
    ]


def version_table(all_releases: list[Release]) -> str:
    """The one table of all releases."""
    lines = [
        "<!-- generated from the records; do not edit -->",
        "| TensorFlow | released | Python | Keras | where it lives | installs plainly today? | extra pins |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in reversed(all_releases):
        plain = (
            badge(PASSED)
            if not one.plain_here
            else f"{badge(FAILED)} with {', '.join(one.plain_here)}"
        )
        pins = " ".join(f"`{pin}`" for pin in one.pins) or "none"
        pythons = f"{one.pythons[0]} – {one.pythons[-1]}" if one.pythons else ""
        lines.append(
            f"| [{one.name}]({one.name}.md) | {one.index.get('released', '')} | {pythons} | {one.keras} | {ERAS[one.era]} | {plain} on {one.env.python} | {pins} |"
        )
    return "\n".join([*lines, ""])


def eras(all_releases: list[Release]) -> str:
    """The three eras in one picture: a bar for each, as wide as its releases."""
    lines = [
        "<!-- generated from the records; do not edit -->",
        '<figure class="eras" markdown="0">',
        "<ol>",
    ]
    names = {
        INSIDE: "inside TensorFlow",
        PACKAGE: "the package keras",
        KERAS3: "Keras 3",
    }
    for era, name in names.items():
        own = [one for one in all_releases if one.era == era]
        if own:
            lines.append(
                f'<li class="{era}" style="flex-grow: {len(own)}"><b>{own[0].name} – {own[-1].name}</b><span>{name}</span></li>'
            )
    return "\n".join(
        [
            *lines,
            "</ol>",
            "<figcaption>Where <code>tf.keras</code> comes from, by TensorFlow release.</figcaption>",
            "</figure>",
            "",
        ]
    )


def keras_table(all_releases: list[Release]) -> str:
    """From a Keras to the releases that bring it."""
    found: dict[str, list[str]] = {}
    for one in all_releases:
        if one.era == INSIDE:
            found.setdefault(f"{one.keras} (no package)", []).append(one.name)
            continue
        for name, line in one.record.of("install").items():
            if name.endswith(f": {one.env.install[0]}") and "keras" in line["packages"]:
                python = name.partition("Python ")[2].partition(":")[0]
                entry = f"{one.name} on Python {python}"
                places = found.setdefault(line["packages"]["keras"], [])
                if entry not in places:
                    places.append(entry)
    lines = [
        "<!-- generated from the records; do not edit -->",
        "| Keras | comes with TensorFlow |",
        "| --- | --- |",
    ]
    for keras in sorted(
        found,
        key=lambda k: [int(n) for n in k.split()[0].split(".")[:3] if n.isdigit()],
    ):
        lines.append(f"| {keras} | {by_release(found[keras])} |")
    return "\n".join([*lines, ""])


def by_release(entries: list[str]) -> str:
    """`2.16 on Python 3.9, 3.10`: the Pythons of one release together."""
    grouped: dict[str, list[str]] = {}
    for entry in entries:
        name, _, python = entry.partition(" on Python ")
        grouped.setdefault(name, []).append(python)
    return "; ".join(
        f"[{name}]({name}.md)"
        + (f" on Python {', '.join(pythons)}" if any(pythons) else "")
        for name, pythons in grouped.items()
    )


def python_table(all_releases: list[Release]) -> str:
    """Which Python has a Linux wheel of which release."""
    pythons = sorted(
        {p for one in all_releases for p in one.pythons},
        key=lambda p: int(p.split(".")[1]),
    )
    lines = [
        "<!-- generated from the records; do not edit -->",
        "| TensorFlow | " + " | ".join(pythons) + " |",
        "| --- |" + " --- |" * len(pythons),
    ]
    for one in reversed(all_releases):
        cells = []
        for python in pythons:
            if python not in one.pythons:
                cells.append("")
                continue
            tried = [
                one.plain.get(f"{which}, Python {python}") for which in ("pip", "uv")
            ]
            if None in tried:
                cells.append("wheel, not run")
            else:
                cells.append(badge(FAILED if any(tried) else PASSED))
        lines.append(f"| [{one.name}]({one.name}.md) | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def platform_table(all_releases: list[Release]) -> str:
    """For which platforms and Pythons the index has a wheel."""
    platforms = list(
        dict.fromkeys(p for one in all_releases for p in one.index.get("wheels", {}))
    )
    platforms.sort(key=lambda p: ("Linux" not in p, "macOS" not in p, p))
    lines = [
        "<!-- generated from the records; do not edit -->",
        "| TensorFlow | " + " | ".join(platforms) + " |",
        "| --- |" + " --- |" * len(platforms),
    ]
    for one in reversed(all_releases):
        wheels = one.index.get("wheels", {})
        cells = [
            f"{wheels[p][0]} – {wheels[p][-1]}" if p in wheels else "none"
            for p in platforms
        ]
        lines.append(f"| [{one.name}]({one.name}.md) | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def api(
    all_releases: list[Release], envs: dict[str, Environment], known: dict[str, Title]
) -> str:
    """All of this for machines. `schema` is raised when a field changes its meaning."""
    data = {
        "schema": SCHEMA,
        "releases": [
            {
                "tensorflow": one.name,
                "version": one.env.version,
                "released": one.index.get("released"),
                "keras": one.keras,
                "era": one.era,
                "python": one.env.python,
                "pythons": one.pythons,
                "install": one.env.install,
                "plain": one.plain,
                "wheels": one.index.get("wheels", {}),
                "megabytes": one.index.get("megabytes"),
                "verified": one.verified,
                "beside": {
                    env.name: {
                        "install": env.install,
                        "packages": {
                            n: env.packages[n]
                            for n in ("keras", "tf-keras")
                            if n in env.packages
                        },
                        "outcomes": outcomes(records.load(env).outcomes),
                    }
                    for env in envs.values()
                    if env.release == one.name and env.name != one.name
                },
                "outcomes": outcomes(one.record.outcomes),
            }
            for one in all_releases
        ],
        "examples": {
            name: {"page": t.page, "anchor": t.anchor, "title": t.text}
            for name, t in sorted(known.items())
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def outcomes(lines: dict[str, dict]) -> dict[str, dict]:
    return {
        name: {
            key: value
            for key, value in (
                ("outcome", line["outcome"]),
                ("telling", line.get("error", {}).get("telling") or line.get("ended")),
            )
            if value
        }
        for name, line in sorted(lines.items())
    }


def constraints(release: Release) -> str:
    """For `pip install -c`: every package of the lock, without hashes."""
    pins = [f"{name}=={version}\n" for name, version in release.env.packages.items()]
    head = f"# TensorFlow {release.name} on Python {release.env.python}: what it ran with on {release.verified}\n"
    return head + "".join(pins).replace("tensorflow-cpu==", "tensorflow==")


def picker_data(all_releases: list[Release], envs: dict[str, Environment]) -> dict:
    """What the picker on the home page needs of each release."""
    return {"releases": {one.name: choice(one, envs) for one in reversed(all_releases)}}


def choice(one: Release, envs: dict[str, Environment]) -> dict:
    """One release: `tried` holds, by Python, the first error of a plain installation."""
    tried: dict[str, str] = {}
    for name, error in one.plain.items():
        python = name.partition("Python ")[2]
        tried[python] = tried.get(python) or error
    own = one.said(KERAS)
    found = {
        "keras": one.keras,
        "lives": ERAS[one.era].replace("`", ""),
        "python": one.env.python,
        "pythons": one.pythons,
        "tried": tried,
        "install": one.env.install,
        "import_keras": own.get("error", {}).get("telling", ""),
    }
    for env in envs.values():
        if env.release != one.name or env.name == one.name:
            continue
        line = records.load(env).outcomes.get(KERAS, {})
        if env.name == f"{one.name}+tf_keras":
            found["keras2"] = {"install": env.install}
        elif "keras.Model is tf.keras.Model: True" in line.get("stdout", ""):
            if one.era == INSIDE:
                found["standalone"] = env.beside[0]
        elif env.name == f"{one.name}+keras" and line.get("error"):
            says = f"import keras says {line['error']['telling']}"
            found["avoid"] = {"command": "pip install keras", "says": says}
    return found


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
        "<!-- generated from the records; do not edit -->",
        '<form id="picker" class="picker" data-base="./" markdown="0">',
        f'<label>TensorFlow <select name="tf">{options(known, first.name)}</select></label>',
        f'<label>Python <select name="py">{options(pythons, chosen["python"])}</select></label>',
        '<label class="wide"><input type="checkbox" name="keras"> my code says <code>import keras</code></label>',
        '<label class="wide"><input type="checkbox" name="old"> I must keep Keras 2 code</label>',
        "</form>",
        '<output id="picker-answer" for="picker" data-verdict="yes" markdown="0">',
        f"<p><b>Yes: </b>TensorFlow {first.name} runs on Python {chosen['python']}. Its Keras is {chosen['keras']}, {chosen['lives']}.</p>",
        f"<pre><code>pip install {escape(wanted)}</code></pre>",
        "<pre><code>from tensorflow import keras</code></pre>",
        f'<p><a href="versions/{first.name}/">All about TensorFlow {first.name}</a></p>',
        "</output>",
        "",
        "[All releases in one table](versions/index.md).",
        "",
    ]
    return "\n".join(lines)
