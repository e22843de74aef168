"""The command line: `python -m proof --help`."""

from __future__ import annotations

import argparse
import sys

from harness.publish import successors
from proof import Mistake, audit, bench, environments, prove, recording, releases
from proof.data import DataError
from proof.environments import Broken, Pending
from proof.releases import canary


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("record", help="run what is stale and keep what it says")
    verb.add_argument("names", nargs="*", help="environments; without: all")
    verb.add_argument("--anew", action="store_true", help="run what is fresh as well")
    verbs.add_parser("render", help="write the Markdown that pages include")
    verb = verbs.add_parser("lock", help="resolve an environment anew")
    verb.add_argument("name", help="2.4, or 2.4+keras")
    verb.add_argument("python", help="the interpreter: 3.8")
    verb.add_argument("install", nargs="+", help='"tensorflow==2.4.4" "protobuf<3.21"')
    verb.add_argument("--override", action="append", help='"keras>=3", by force')
    verb.add_argument("--variable", action="append", default=[], metavar="NAME=VALUE")
    verb.add_argument("--source", help="the address of a list that states its versions")
    verb.add_argument("--day", help="and of which day that list is: 2026-08-19")
    verb.add_argument("--past", action="append", default=[], help="and its past ones")
    verb = verbs.add_parser("release", help="find how a release installs today")
    verb.add_argument("version", help="its minor version: 2.22")
    verb = verbs.add_parser(
        "make", help="make environments, so that later runs start at once"
    )
    verb.add_argument("names", nargs="*", help="without: those of the gate")
    verb = verbs.add_parser("audit", help="re-run a sample of the records and compare")
    verb.add_argument("--count", type=int, default=20)
    verb.add_argument("--seed", help="without: the commit")
    verbs.add_parser("canary", help="run the examples on tf-nightly, keep nothing")
    verb = verbs.add_parser("try-builder", help="try another builder of the same site")
    verb.add_argument("name", nargs="?", help="zensical or properdocs; without: both")
    verb = verbs.add_parser("bench", help="what the gate costs, against plain Python")
    verb.add_argument("name", nargs="?", help="without: the newest release")
    verb = verbs.add_parser("prove", help="plant faults: the gate must notice each")
    verb.add_argument("--only", default="", help="a part of a fault's name")
    given = parser.parse_args()
    try:
        if given.verb == "record":
            return recording.record(given.names, given.anew)
        if given.verb == "lock":
            stated = dict(one.split("=", 1) for one in given.variable)
            source = {"address": given.source, "day": given.day, "past": given.past}
            wanted = given.name, given.python, given.install, given.override, stated
            environments.lock(*wanted, source if given.source else None)
        elif given.verb == "make":
            known = environments.load_all()
            wanted = environments.choose(given.names, known) or environments.gate(known)
            for env in wanted:
                print(f"{env.name}: {environments.make(env)}", flush=True)
        elif given.verb == "audit":
            seed = given.seed or audit.commit()
            print(f"{given.count} outcomes, drawn by {seed}", flush=True)
            wrong = audit.compare(audit.sample(given.count, seed))
            print("\n".join(wrong) or "all as recorded")
            return 1 if wrong else 0
        elif given.verb == "canary":
            version, found = canary.compare()
            print(f"{canary.NIGHTLY} {version}: {len(found)} differences")
            print("\n".join(found))
        elif given.verb == "release":
            releases.find(given.version)
        elif given.verb == "prove":
            return min(1, prove.prove(given.only))
        elif given.verb == "try-builder":
            for name in [given.name] if given.name else successors.BUILDERS:
                print(f"{name}: what fails:", flush=True)
                print("\n".join(successors.attempt(name)) or "nothing")
        elif given.verb == "bench":
            bench.measure(given.name)
        else:
            recording.render_all()
    except (Mistake, Broken, Pending, DataError, LookupError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
