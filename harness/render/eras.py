"""The eras of Keras in TensorFlow, as one picture: in its page, and as a file to share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harness.project import Project
from harness.render.markdown import fill
from harness.render.releases import ERAS, Release, releases

WIDTH, MARGIN, LABELS = (
    1200,
    24,
    104,
)  # pixels: of the picture, around it, beginning a row


@dataclass(frozen=True)
class Era:
    """Releases whose `tf.keras` comes from one place, oldest first; and where the era is
    in the picture, in pixels."""

    name: str
    releases: list[Release]
    left: float
    width: float

    @property
    def span(self) -> str:
        return f"{self.releases[0].name} – {self.releases[-1].name}"

    @property
    def kerases(self) -> str:
        """From its first Keras to its last."""
        ends = dict.fromkeys(short(self.releases[i].keras) for i in (0, -1))
        return " – ".join(ends)


def render(project: Project) -> dict[Path, str]:
    """The picture as a file, and the same in its page with a list that says it."""
    every = releases(project)
    begin = MARGIN + LABELS
    step = (WIDTH - MARGIN - begin) / len(every)
    found = []
    for name in ERAS:
        own = [one for one in every if one.era == name]
        if own:
            left = begin + every.index(own[0]) * step
            found.append(Era(name, own, left, len(own) * step))
    places = {"width": WIDTH, "margin": MARGIN, "left": begin + 2, "step": step}
    picture = fill("eras.svg", eras=found, short=short, **places)
    return {
        project.docs / "assets" / "eras.svg": picture,
        project.generated / "versions" / "eras.md": fill(
            "versions/eras.md", eras=found, picture=picture.strip()
        ),
    }


def short(keras: str) -> str:
    """A version without its patch: `3.15`."""
    return ".".join(keras.split(".")[:2])
