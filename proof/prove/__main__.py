"""In a copy of the project: one record made anew, one outcome run again and compared."""

from __future__ import annotations

import sys

from proof.recording import record_examples
from proof.runs import jobs

from proof import audit, environments, examples, records


def renew(name: str, environment: str) -> None:
    """Runs one example in one environment and keeps what it did."""
    env = environments.load(environment)
    todo = jobs([examples.load_all()[name]], [env])
    with records.held(env) as kept:
        record_examples(kept, todo, records.now())


def audited(environment: str, name: str) -> int:
    """Runs one recorded outcome anew. Returns in how much it differs, and prints it."""
    todo = jobs([examples.load_all()[name]], [environments.load(environment)])
    wrong = audit.compare(todo)
    print("\n".join(wrong))
    return len(wrong)


verb, *given = sys.argv[1:]
sys.exit({"renew": renew, "audit": audited}[verb](*given))
