"""Measures all on one release, the newest without a name; writes `docs/about/bench.txt`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import gate, site
from benchmarks.timing import today
from harness import environments, project
from harness.project import write

here = project.here()
env = environments.newest(here)
for name in sys.argv[1:]:
    env = environments.load_all(here)[name]
parts = [f"On {today()}\n"]
for measure in (
    site.of_the_server,
    site.of_the_build,
    gate.of_what_changed,
    lambda *_: gate.of_one_environment(here, env),
    lambda *_: gate.of_all_examples(here, env),
):
    with tempfile.TemporaryDirectory() as folder:
        lines = measure(here, Path(folder))
    parts.append("".join(line + "\n" for line in lines))
    print(parts[-1], flush=True)
write(here.docs / "about" / "bench.txt", "\n".join(parts))
