"""Cycles, objectives and key results."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.domain.cycle import Cycle, CycleState
from bot.domain.okr import Key, KeyResult, Objective, Standing
from bot.domain.people import PersonId, TeamKey
from bot.domain.rhythm import Duty
from bot.ports import Proof
from storage.prepared import Row
from storage.queries import among, given, here
from storage.rows import columns, item, maybe, row
from storage.scope import Scope
from storage.tables import cycles, key_results, objectives

DIGITS = re.compile(r"(\d+)")

CYCLES = select(*columns(Cycle, cycles)).where(here(cycles)).order_by(cycles.c.first_day, cycles.c.key)
EVERY_OBJECTIVE = select(*columns(Objective, objectives)).where(here(objectives))
ONE_OBJECTIVE = EVERY_OBJECTIVE.where(given(objectives.c.key))
ACTIVE_OBJECTIVES = EVERY_OBJECTIVE.join(
    cycles, (cycles.c.workspace == objectives.c.workspace) & (cycles.c.key == objectives.c.cycle)
).where(cycles.c.state == CycleState.ACTIVE)
ACTIVE_OBJECTIVES_OF = ACTIVE_OBJECTIVES.where(among(objectives.c.team))
EVERY_KEY_RESULT = select(*columns(KeyResult, key_results)).where(here(key_results))
OF_OBJECTIVES = EVERY_KEY_RESULT.where(among(key_results.c.objective))
PROOFS = (
    select(*columns(Objective, objectives, "objective_"), *columns(KeyResult, key_results))
    .join_from(
        key_results,
        objectives,
        (objectives.c.workspace == key_results.c.workspace) & (objectives.c.key == key_results.c.objective),
    )
    .where(here(key_results))
)
THESE_PROOFS = PROOFS.where(among(key_results.c.key))
ACTIVE_PROOFS = PROOFS.join(
    cycles, (cycles.c.workspace == objectives.c.workspace) & (cycles.c.key == objectives.c.cycle)
).where(cycles.c.state == CycleState.ACTIVE)
PROOFS_OF_TEAMS = PROOFS.where(
    key_results.c.objective.in_(ACTIVE_OBJECTIVES_OF.with_only_columns(objectives.c.key).correlate(None))
)
PROOFS_OF_OWNERS = ACTIVE_PROOFS.where(among(key_results.c.owner), key_results.c.standing == Standing.ACTIVE)
DUTIES = PROOFS_OF_OWNERS.with_only_columns(
    key_results.c.key, key_results.c.owner, objectives.c.team, key_results.c.first_day, key_results.c.objective
)


@dataclass(slots=True)
class OkrRows:
    """`bot.ports.Okrs`."""

    scope: Scope

    def cycles(self) -> Mapping[str, Cycle]:
        """Every cycle, the earliest first."""
        return {found["key"]: item(Cycle, found) for found in self.scope.all(CYCLES)}

    def put_cycles(self, cycles_: Sequence[Cycle]) -> None:
        """Add them, or change those with their keys."""
        self.scope.upsert(cycles, [row(cycle) for cycle in cycles_])

    def objective(self, key: Key) -> Objective | None:
        """The objective, of whatever cycle."""
        return maybe(Objective, self.scope.first(ONE_OBJECTIVE, its_key=key))

    def objectives(self, teams: Sequence[TeamKey] | None = None) -> Sequence[Objective]:
        """Those of active cycles, of all teams by default."""
        if teams is None:
            return _objectives(self.scope.all(ACTIVE_OBJECTIVES))
        return _objectives(self.scope.all(ACTIVE_OBJECTIVES_OF, keys=list(teams)))

    def every_objective(self) -> Sequence[Objective]:
        """Those of every cycle."""
        return _objectives(self.scope.all(EVERY_OBJECTIVE))

    def put_objectives(self, objectives_: Sequence[Objective]) -> None:
        """Add them, or change those with their keys."""
        self.scope.upsert(objectives, [row(objective) for objective in objectives_])

    def key_results(self, keys: Sequence[Key]) -> Mapping[Key, Proof]:
        """Those that are known."""
        return {proof.key_result.key: proof for proof in _proofs(self.scope.all(THESE_PROOFS, keys=list(keys)))}

    def of_teams(self, teams: Sequence[TeamKey] | None) -> Sequence[Proof]:
        """Those of active cycles, whatever their standing; of every team by default."""
        if teams is None:
            return _proofs(self.scope.all(ACTIVE_PROOFS))
        return _proofs(self.scope.all(PROOFS_OF_TEAMS, keys=list(teams)))

    def of_owners(self, owners: Sequence[PersonId]) -> Sequence[Proof]:
        """Active key results of active cycles."""
        return _proofs(self.scope.all(PROOFS_OF_OWNERS, keys=list(owners)))

    def duties(self, owners: Sequence[PersonId]) -> Mapping[PersonId, Sequence[Duty]]:
        """What `of_owners` gives, by its owner and with only what the rhythm needs."""
        found: dict[PersonId, list[Row]] = {}
        for each in self.scope.all(DUTIES, keys=list(owners)):
            found.setdefault(each["owner"], []).append(each)
        return {owner: [_duty(each) for each in _in_order(rows)] for owner, rows in found.items()}

    def of_objectives(self, objectives: Sequence[Key]) -> Sequence[KeyResult]:
        """All key results of these objectives, whatever their standing."""
        return _key_results(self.scope.all(OF_OBJECTIVES, keys=list(objectives)))

    def every_key_result(self) -> Sequence[KeyResult]:
        """Those of every cycle."""
        return _key_results(self.scope.all(EVERY_KEY_RESULT))

    def put_key_results(self, key_results_: Sequence[KeyResult]) -> None:
        """Add them, or change those with their keys."""
        self.scope.upsert(key_results, [row(key_result) for key_result in key_results_])


def natural(key: Key) -> list[tuple[int, str]]:
    """Sorts keys as people count: GROW-2.9 before GROW-2.10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in DIGITS.split(key)]


def _objectives(rows: Iterable[Row]) -> Sequence[Objective]:
    return sorted((item(Objective, each) for each in rows), key=lambda each: natural(each.key))


def _key_results(rows: Iterable[Row]) -> Sequence[KeyResult]:
    found = [item(KeyResult, each) for each in rows]
    return sorted(found, key=lambda each: (natural(each.objective), natural(each.key)))


def _in_order(rows: Sequence[Row]) -> Sequence[Row]:
    """That of `mine`; most people own one."""
    return sorted(rows, key=lambda each: (natural(each["objective"]), natural(each["key"]))) if len(rows) > 1 else rows


def _duty(row: Row) -> Duty:
    return Duty(key=row["key"], owner=row["owner"], team=row["team"], first_day=row["first_day"])


def _proofs(rows: Sequence[Row]) -> Sequence[Proof]:
    objectives_: dict[Key, Objective] = {}
    for each in rows:
        if each["objective_key"] not in objectives_:
            objectives_[each["objective_key"]] = item(Objective, each, "objective_")
    return [
        Proof(objective=objectives_[each["objective_key"]], key_result=item(KeyResult, each))
        for each in _in_order(rows)
    ]
