"""The faults that `make prove-gate` plants, and which part of the gate notices each."""

from __future__ import annotations

from proof.prove.faults import code, evidence, pages
from proof.prove.faults.fault import Fault

KINDS = ("code", "page", "record", "notebook", "data", "site")


def load_all() -> list[Fault]:
    """Every fault, by kind."""
    return [*code.FAULTS, *pages.PAGE, *evidence.FAULTS, *pages.SITE]
