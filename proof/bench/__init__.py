"""What the gate and the site cost. One run writes `docs/about/bench.txt`."""

from __future__ import annotations

from proof import ROOT, environments, write
from proof.bench import gate, site, tools

RESULT = ROOT / "docs" / "about" / "bench.txt"


def measure(name: str | None) -> str:
    """Everything, on one environment, the newest release without a name. Prints each
    part as it ends and writes what there is for the site; returns the whole."""
    known = environments.load_all()
    env = known[name] if name else environments.gate(known)[-1]
    parts: list[str] = []

    def take(lines: list[str]) -> None:
        parts.append("".join(line + "\n" for line in lines))
        print(parts[-1], flush=True)
        write(RESULT, "\n".join(parts))

    take(gate.of_a_fresh_clone())
    for part in (site.of_the_server, site.of_the_site, gate.of_the_gate):
        with tools.scratch() as root:
            take(part(root))
    take(gate.one_environment(env))
    return "\n".join(parts)
