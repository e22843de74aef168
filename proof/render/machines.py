"""The same facts for machines: the API, constraints, a feed."""

from __future__ import annotations

import json
from html import escape

from proof.records import Record
from proof.releases.facts import Release, Title

SCHEMA = "1.0"  # raised when a field changes its meaning
TAG = "tag:keras-inside-tensorflow,2026"
MOST_NEWS = 50


def api(all_releases: list[Release], known: dict[str, Title]) -> str:
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
                    name: {
                        "install": record.env.install,
                        "packages": {
                            n: record.env.packages[n]
                            for n in ("keras", "tf-keras")
                            if n in record.env.packages
                        },
                        "outcomes": outcomes(record.outcomes),
                    }
                    for name, record in one.beside.items()
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


def feed(kept: dict[str, Record], known: dict[str, Title]) -> str:
    """Outcomes that changed, the newest first, as an Atom feed."""
    news = [
        (line["change"], record.env, line)
        for record in kept.values()
        for line in record.lines["change"].values()
    ]
    news.sort(key=lambda one: one[0], reverse=True)
    entries = []
    for name, env, line in news[:MOST_NEWS]:
        moment, _, example = name.partition(" ")
        page = known[example].page.removesuffix(".md") if example in known else "index"
        place = "" if page == "index" else f"{page.removesuffix('/index')}/"
        entries += [
            "  <entry>",
            f"    <id>{TAG}:{env.name}:{moment}:{example}</id>",
            f"    <title>{escape(example)} on TensorFlow {escape(env.name)}</title>",
            f"    <updated>{moment}</updated>",
            f'    <link href="../{place}"/>',  # from api/changes.xml, under any base
            f"    <summary>{escape(line['was'])} → {escape(line['now'])}</summary>",
            "  </entry>",
        ]
    updated = news[0][0].partition(" ")[0] if news else "2026-01-01T00:00:00Z"
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom">',
            f"  <id>{TAG}:feed</id>",
            "  <title>Keras inside TensorFlow: outcomes that changed</title>",
            f"  <updated>{updated}</updated>",
            "  <author><name>Keras inside TensorFlow</name></author>",
            *entries,
            "</feed>",
            "",
        ]
    )
