"""Attributes of objects: each release was asked which ones a model, a layer, … has."""

from typing import Dict, Iterator

from which_keras import results
from which_keras.problems import BREAKS, Problem
from which_keras.table import Table
from which_keras.values import Made, Member, Own, Super, Tensor

# Attributes of some classes of a kind, or of some objects: what was asked may lack them.
SOME = {
    "stateful",
    "dynamic",
    "path",
    "sparse",
    "total",
    "count",
    "input_spec",
    "decay",
    "momentum",
    "beta_1",
    "beta_2",
    "epsilon",
    "input_mask",
    "output_mask",
    "input_dtype",
    "history",
    "validation_data",
    "reshape",
    "kernel",
    "bias",
    "losses",
    "metrics",
    "weights_of",
}
NAMES = {
    results.MODEL: "Model",
    results.LAYER: "Layer",
    results.OPTIMIZER: "Optimizer",
    results.METRIC: "Metric",
    results.CALLBACK: "Callback",
    "KerasTensor": "KerasTensor",
}


class Attributes:
    """By kind and name, the columns whose objects lack an attribute."""

    def __init__(self, table: Table) -> None:
        self.table = table
        known = table.about["attributes"]
        releases = known["releases"]
        places = [releases.index(c) if c in releases else -1 for c in table.columns]
        self.lacking: Dict[str, Dict[str, int]] = {
            kind: {
                name: sum(
                    1 << n for n, p in enumerate(places) if p >= 0 and text[p] == "-"
                )
                for name, text in names.items()
                if name not in SOME
            }
            for kind, names in known["kinds"].items()
        }

    def of(self, target: Member) -> Iterator[Problem]:
        of, name = target.of, target.name
        if isinstance(of, Tensor):
            kinds, path = ["KerasTensor"], "KerasTensor"
        elif isinstance(of, Made):
            kinds, path = results.families(of), of.path
        elif isinstance(of, (Own, Super)) and of.of.is_known:
            kinds, path = results.families(of), (of.of.keras or [""])[0]
        else:
            return
        row = self.table.members(path).get(name, []) if path != "KerasTensor" else []
        if any(isinstance(one, tuple) for one in row):
            return  # a method: what the class has says more
        for kind in kinds[:1]:
            columns = self.lacking.get(kind, {}).get(name, 0)
            for number, one in enumerate(row):
                if one == "p":
                    columns &= ~(1 << number)  # the class has it
            if columns:
                full = f"{path}.{name}"
                text = f"{article(NAMES.get(kind, kind))} has no attribute {name}"
                how = self.table.instead(full)
                yield Problem("KT124", BREAKS, full, text, columns, "", how)


def article(kind: str) -> str:
    return f"{'an' if kind[:1] in 'AEIOU' else 'a'} {kind}"
