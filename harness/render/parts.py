"""The parts of the pages that people wrote: which heading shows which examples."""

from __future__ import annotations

from dataclasses import dataclass, field

from harness import source
from harness.examples import PROGRAM
from harness.project import Project, once
from harness.source import Heading


@dataclass
class Part:
    """What is below one heading. `shown` has the keys of the examples whose whole
    program is there, as a record has them; `texts` the lines that include nothing."""

    heading: Heading
    shown: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


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


@once
def pages(project: Project) -> dict[str, list[Part]]:
    """The parts of each page, by its path below `docs/`."""
    written = source.written(project).items()
    return {
        path.relative_to(project.docs).as_posix(): parts(text) for path, text in written
    }


def parts(text: str) -> list[Part]:
    """The parts of a source; what is above its first heading isn't one."""
    found: list[Part] = []
    for one in source.outline(text):
        if isinstance(one, Heading):
            found.append(Part(one))
        elif found and isinstance(one, source.Text):
            found[-1].texts.append(one.text)
        elif found and isinstance(one, source.Include) and one.section == PROGRAM:
            found[-1].shown.append(one.path.removesuffix(".py"))
    return found


@once
def titles(project: Project) -> dict[str, Title]:
    """The heading of each example that a page shows, by the example's id."""
    found: dict[str, Title] = {}
    for page, sections in pages(project).items():
        for part in sections:
            for key in part.shown:
                own = page.removesuffix(".md") == key.rpartition("/")[0]
                # its own page names it best; a release's page has no shell examples
                if not key.endswith(".sh") and (own or key not in found):
                    found[key] = Title(page, part.heading.text, part.heading.anchor)
    return found
