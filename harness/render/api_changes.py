"""Which names came, left, and changed from release to release: in numbers, as a table and
a picture, and as a line on each release's page. `docs/assets/compare.js` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness import environments
from harness.cache import cached
from harness.project import Project, once
from harness.render import evidence
from harness.render.api_facts import KINDS, Space, changes, count, size, spaces
from harness.render.markdown import fill

NAMESPACE = "tf.keras"
WIDTH, MARGIN, LABELS = 1200, 24, 84  # pixels: of the picture, around it, of its axis
TOP, HEIGHT = 90, 300  # pixels: above the bars, and of the tallest one


@dataclass(frozen=True)
class Step:
    """A release and the one before it: its public names, and how many changed in each of
    the ways of `KINDS`; nothing of the first release."""

    release: str
    before: str
    names: int
    counts: dict[str, int]

    @property
    def came(self) -> int:
        return self.counts.get("appeared", 0)

    @property
    def left(self) -> int:
        return self.counts.get("vanished", 0)

    @property
    def query(self) -> str:
        """The part of the URL that makes *Compare* show it."""
        return f"?from={self.before}&to={self.release}"


@once
def steps(project: Project) -> dict[str, Step]:
    """Each release by its name, oldest first; none where no names were recorded."""

    def count_all() -> list[dict[str, Any]]:
        return [vars(one) for one in of_space(spaces(project)[NAMESPACE])]

    made = cached(project, "api-steps", evidence.of_names(project), count_all)
    return {one["release"]: Step(**one) for one in made}


def of_space(space: Space) -> list[Step]:
    columns = space.columns if space.facts else []
    return [
        Step(
            release,
            columns[number - 1] if number else "",
            size(space, number),
            count(changes(space, number - 1, number)) if number else {},
        )
        for number, release in enumerate(columns)
    ]


def render(project: Project) -> dict[Path, str]:
    """The table and the picture, the picture also as a file, and the choices of a form."""
    found = [*steps(project).values()]
    if not found:
        return {}
    picture = draw(found)
    folder = project.generated / "can-i-use"
    values = {
        "steps": found,
        "kinds": KINDS,
        "picture": picture.strip(),
        "first": environments.reference(project),
        "newest": environments.newest(project).name,
    }
    return {
        project.docs / "assets" / "names.svg": picture,
        folder / "steps.md": fill("can-i-use/steps.md", **values),
        folder / "picture.md": fill("can-i-use/picture.md", **values),
        folder / "compare.md": fill("can-i-use/compare.md", **values),
    }


def draw(found: list[Step]) -> str:
    """The picture: a bar for each release, with what came and what left."""
    most = max(one.names for one in found)
    step = (WIDTH - 2 * MARGIN - LABELS) / len(found)
    places = {
        "width": WIDTH,
        "margin": MARGIN,
        "top": TOP,
        "height": HEIGHT,
        "left": MARGIN + LABELS,
        "step": step,
        "scale": HEIGHT / most,
    }
    return fill("can-i-use/names.svg", steps=found, most=most, **places)
