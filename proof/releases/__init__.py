"""The releases: how each installs today, what the index and the records say of it."""

from __future__ import annotations

import time

from proof import environments, examples, records
from proof.releases import index, recipes


def find(minor: str) -> None:
    """Makes a release's folder: how it installs today, and what the index says of it."""
    started, moment = time.monotonic(), records.now()
    check = examples.load_all()[examples.CHECK]
    python, install, attempts = recipes.find(minor, check)
    for attempt in attempts:
        print(f"  {attempt.name}: {attempt.error or 'works'}", flush=True)
    env = environments.lock(minor, python, install)
    stated = index.facts(index.versions(minor)[-1])
    stated["installed"], later = recipes.afterwards(python, install)
    with records.held(env) as kept:
        kept.keep_release(
            stated,
            [attempt.line() for attempt in attempts] + later,
            time.monotonic() - started,
            moment,
        )
        kept.save()
    print(f"{minor}: Python {python}, {' '.join(install)}", flush=True)
