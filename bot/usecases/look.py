"""Read key results together with what their numbers say, in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.assessment import Assessment
from bot.domain.check_in import CheckIn
from bot.domain.okr import Key, KeyResult, Objective
from bot.domain.people import Person, PersonId
from bot.domain.survey import Survey, survey
from bot.ports import Proof, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One key result as it stands now."""

    objective: Objective
    key_result: KeyResult
    owner: Person
    now: Assessment
    history: Sequence[CheckIn]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Some key results in the order asked for, and everything about them that a card may need."""

    seen: Sequence[Seen]
    survey: Survey
    people: Mapping[PersonId, Person]

    def of(self, key: Key) -> Seen | None:
        """The one with that key."""
        return next((one for one in self.seen if one.key_result.key == key), None)


def look(tx: Transaction, proofs: Sequence[Proof], *, now: datetime) -> Look:
    """Assess the key results, each beside all others of its objective (a guardrail speaks for the whole objective)."""
    objectives = {proof.objective.key: proof.objective for proof in proofs}
    every = tx.okrs.of_objectives(sorted(objectives))
    keys = [key_result.key for key_result in every]
    histories = tx.check_ins.histories(keys)
    teams = tx.teams.lineages(sorted({one.team for one in objectives.values()}))
    assessed = survey(
        list(objectives.values()),
        every,
        histories,
        tx.blockers.open_of(keys),
        teams=teams,
        rules=tx.workspace.rules,
        workspace_zone=tx.workspace.zone,
        now=now,
    )
    owners = {proof.key_result.owner for proof in proofs} | {one.owner for one in objectives.values()}
    people = tx.people.find(sorted(owners))
    seen = [
        Seen(
            objective=proof.objective,
            key_result=proof.key_result,
            owner=people[proof.key_result.owner],
            now=assessed.key_results[proof.key_result.key],
            history=histories.get(proof.key_result.key, ()),
        )
        for proof in proofs
    ]
    return Look(seen=seen, survey=assessed, people=people)
