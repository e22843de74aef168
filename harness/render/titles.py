"""Under which heading of which page each example is shown."""

from __future__ import annotations

from dataclasses import dataclass

from harness import source
from harness.examples import PROGRAM
from harness.project import Project


@dataclass(frozen=True)
class Title:
    """The heading under which a page shows an example."""

    page: str  # its path below docs/: versions/imports.md
    text: str
    anchor: str

    @property
    def from_versions(self) -> str:
        """A link to it from a page in `versions/`."""
        inside = self.page.startswith("versions/")
        way = self.page.removeprefix("versions/") if inside else f"../{self.page}"
        return f"[{self.text}]({way}#{self.anchor})"


def titles(project: Project) -> dict[str, Title]:
    """The heading of each example that a page shows, by the example's id."""
    return project.once(_read_titles)


def _read_titles(project: Project) -> dict[str, Title]:
    found: dict[str, Title] = {}
    for path, text in source.written(project).items():
        page = path.relative_to(project.docs).as_posix()
        heading, anchor = "", ""
        for one in source.outline(text):
            if isinstance(one, source.Heading):
                heading, anchor = one.text, one.anchor
            elif example := shown_example(one):
                own = page.removesuffix(".md") == example.rpartition("/")[0]
                if own or example not in found:  # its own page names it best
                    found[example] = Title(page, heading, anchor)
    return found


def shown_example(one: object) -> str:
    """The id of the example whose whole program an include shows, or nothing."""
    if not isinstance(one, source.Include) or one.section != PROGRAM:
        return ""
    return one.path.removesuffix(".py") if one.path.endswith(".py") else ""
