"""The tables over all releases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from packaging.utils import canonicalize_name

from proof.environments import NAMES, Environment
from proof.outcomes import FAILED, PASSED
from proof.releases.facts import ERAS, INSIDE, KERAS3, PACKAGE, Release
from proof.render.markup import GENERATED, badge, table


def file(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A generated file that holds one table."""
    return "\n".join([GENERATED, "", *table(names, rows), ""])


def version_table(all_releases: list[Release]) -> str:
    """The one table of all releases."""
    rows = []
    for one in reversed(all_releases):
        plain = (
            badge(PASSED)
            if not one.plain_here
            else f"{badge(FAILED)} with {', '.join(one.plain_here)}"
        )
        pins = " ".join(f"`{pin}`" for pin in one.pins) or "none"
        pythons = f"{one.pythons[0]} – {one.pythons[-1]}" if one.pythons else ""
        rows.append(
            (
                f"[{one.name}]({one.name}.md){preview(one)}",
                one.index.get("released", ""),
                pythons,
                one.keras,
                ERAS[one.era],
                f"{plain} on {one.env.python}",
                pins,
            )
        )
    names = ("TensorFlow", "released", "Python", "Keras", "where it lives")
    return file((*names, "installs plainly today?", "extra pins"), rows)


def recipe_table(all_releases: list[Release]) -> str:
    """What to give to an installer for each release, and on which Python."""
    rows = []
    for one in reversed(all_releases):
        wanted = " ".join(f'"{requirement}"' for requirement in one.env.install)
        page = f"[{one.name}](../versions/{one.name}.md#install-it-today){preview(one)}"
        rows.append((page, one.env.python, f"`pip install {wanted}`"))
    return file(("TensorFlow", "Python", "install"), rows)


def preview(one: Release) -> str:
    return " (preview)" if one.env.preview else ""


def eras(all_releases: list[Release]) -> str:
    """The three eras in one picture: a bar for each, as wide as its releases."""
    lines = [
        GENERATED,
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
        for name, line in one.record.lines["install"].items():
            version = brought(line["packages"])
            if name.endswith(f": {one.env.install[0]}") and version:
                python = name.partition("Python ")[2].partition(":")[0]
                entry = f"{one.name} on Python {python}"
                places = found.setdefault(version, [])
                if entry not in places:
                    places.append(entry)
    ordered = sorted(
        found,
        key=lambda k: [int(n) for n in k.split()[0].split(".")[:3] if n.isdigit()],
    )
    rows = [(keras, by_release(found[keras])) for keras in ordered]
    return file(("Keras", "comes with TensorFlow"), rows)


def brought(packages: dict[str, str]) -> str:
    """The Keras among installed packages; a preview installs a preview of it."""
    if "keras" in packages:
        return packages["keras"]
    nightly = packages.get("keras-nightly", "")
    return f"{nightly} (keras-nightly)" if nightly else ""


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
    rows = []
    for one in reversed(all_releases):
        cells = []
        for python in pythons:
            if python not in one.pythons:
                cells.append("")
                continue
            tried = {
                which: one.plain.get(f"{which}, Python {python}")
                for which in ("pip", "uv")
            }
            cells.append(by_installer(tried))
        rows.append((f"[{one.name}]({one.name}.md)", *cells))
    return file(("TensorFlow", *pythons), rows)


def by_installer(tried: dict[str, str | None]) -> str:
    """What each installer's error, "" or None for not run, says: one mark where they
    agree, else one for each."""
    marks = {
        which: "not run" if error is None else badge(FAILED if error else PASSED)
        for which, error in tried.items()
    }
    if set(marks.values()) == {"not run"}:
        return "wheel, not run"
    if len(set(marks.values())) == 1:
        return next(iter(marks.values()))
    return "<br>".join(f"{which} {mark}" for which, mark in marks.items())


def platform_table(all_releases: list[Release]) -> str:
    """For which platforms and Pythons the index has a wheel."""
    platforms = list(
        dict.fromkeys(p for one in all_releases for p in one.index.get("wheels", {}))
    )
    platforms.sort(key=lambda p: ("Linux" not in p, "macOS" not in p, p))
    rows = []
    for one in reversed(all_releases):
        wheels = one.index.get("wheels", {})
        cells = [
            f"{wheels[p][0]} – {wheels[p][-1]}" if p in wheels else "none"
            for p in platforms
        ]
        rows.append((f"[{one.name}]({one.name}.md)", *cells))
    return file(("TensorFlow", *platforms), rows)


def colab(env: Environment) -> str:
    """What Google Colab has today: what was stated of it, at the versions that ran."""
    source = env.source
    stated = (
        f"As [its list of packages]({source['address']}) of {source['day']} states:"
    )
    rows = [("Python", env.python)]
    for line in env.install:
        name = line.partition("==")[0]
        version = env.packages.get(canonicalize_name(name), env.version)
        if name in NAMES:
            version = f"[{env.version}]({env.release}.md)"
        rows.append((f"`{name}`", version))
    return "\n".join([GENERATED, stated, "", *table(("package", "version"), rows), ""])


def colab_past(env: Environment) -> str:
    """What Google Colab's past runtimes hold, as its list states."""
    return "\n".join([GENERATED, *(f"- {one}" for one in env.source["past"]), ""])
