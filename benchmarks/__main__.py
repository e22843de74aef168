"""Measures everything on one release, the newest without a name; writes
`docs/about/bench.txt` as each part ends."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import clone, gate, site
from harness import environments, project
from harness.project import write


def main(names: list[str]) -> None:
    here = project.here()
    known = environments.load_all(here)
    env = known[names[0]] if names else environments.newest(here)
    parts: list[str] = []
    for measure in (
        clone.of_a_fresh_clone,
        site.of_the_server,
        site.of_the_build,
        gate.of_what_changed,
        lambda *_: gate.of_one_environment(here, env),
    ):
        with tempfile.TemporaryDirectory() as folder:
            lines = measure(here, Path(folder))
        parts.append("".join(line + "\n" for line in lines))
        print(parts[-1], flush=True)
        write(here.docs / "about" / "bench.txt", "\n".join(parts))


main(sys.argv[1:])
