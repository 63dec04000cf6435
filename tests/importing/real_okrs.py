"""Real published OKRs, converted to the formats of the product in a temporary place; nothing of them is kept."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

HEADER = ("Team", "Cycle", "Start date", "End date", "Objective", "Key result", "Owner", "Start", "Target", "Unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Real:
    """A key result with a start and a different target, as its company published it."""

    id: str
    team: str
    cycle: str | None
    first_day: str | None
    last_day: str | None
    objective: str
    title: str
    owner: str
    start: object
    target: object
    unit: str
    holds: bool

    @property
    def measure(self) -> Mapping[str, object]:
        """A value to hold is a guardrail, all others go from their start to their target."""
        if self.holds:
            return {"guardrail": {"at_least": self.target}}
        return {"metric": {"start": self.start, "target": self.target}}


def real_key_results(folder: Path) -> list[Real]:
    """Those with a start and a different target."""
    return list(_found(YAML(typ="safe").load(folder / "okrs.yaml")["objectives"]))


def _found(objectives: list[dict[str, object]]) -> Iterator[Real]:
    for objective in objectives:
        proofs = objective["key_results"]
        assert isinstance(proofs, list)
        for proof in proofs:
            measure = proof.get("measure") or {}
            start, target = measure.get("baseline"), measure.get("target")
            if start is None or target is None or start == target:
                continue
            days = objective.get("cycle_start"), objective.get("cycle_end")
            yield Real(
                id=proof["id"],
                team=str(objective["org"]),
                cycle=str(objective["cycle"]) if days[0] else None,
                first_day=str(days[0]) if days[0] else None,
                last_day=str(days[1]) if days[0] else None,
                objective=str(objective["objective"]),
                title=proof["text"],
                owner=str(proof.get("owner_role") or objective["owner_role"]),
                start=start,
                target=target,
                unit=measure["unit"],
                holds=measure.get("direction") == "stay at or above",
            )


def as_csv(found: list[Real]) -> str:
    """One row a key result, the objective repeated."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for real in found:
        target = f">= {real.target}" if real.holds else real.target
        days = (real.first_day, real.last_day)
        named = (real.team, real.cycle, *days, real.objective, real.title, real.owner)
        writer.writerow([*named, real.start, target, real.unit])
    return text.getvalue()


def as_yaml(found: list[Real]) -> str:
    """Teams, people, cycles, and objectives with their key results inside."""
    cycles = {real.cycle: real for real in found if real.cycle}
    objectives: dict[tuple[str, str | None, str], dict[str, object]] = {}
    for real in found:
        place = objectives.setdefault((real.team, real.cycle, real.objective), _objective(real))
        inside = place["key_results"]
        assert isinstance(inside, list)
        inside.append({"title": real.title, "owner": real.owner, "unit": real.unit, **real.measure})
    document = {
        "people": [{"name": name} for name in sorted({real.owner.casefold(): real.owner for real in found}.values())],
        "teams": [{"name": name} for name in sorted({real.team for real in found})],
        "cycles": [
            {"name": name, "first_day": real.first_day, "last_day": real.last_day} for name, real in cycles.items()
        ],
        "objectives": list(objectives.values()),
    }
    text = io.StringIO()
    YAML().dump(document, text)
    return text.getvalue()


def _objective(real: Real) -> dict[str, object]:
    cycle = {"cycle": real.cycle} if real.cycle else {}
    return {"title": real.objective, "team": real.team, "owner": real.owner, **cycle, "key_results": []}
