"""Which key results a file speaks of, and what each will be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.domain.measures.yes_no import YesNo
from bot.domain.okr import Key, KeyResult, Objective
from bot.importing.changes import News
from bot.importing.draft import ABSENT, Draft, Given, KeyResultDraft, ObjectiveDraft, or_else
from bot.importing.plan.cycles import Cycles
from bot.importing.plan.directory import fold
from bot.importing.plan.ledger import Row, Thing
from bot.importing.plan.numbering import Numbering
from bot.importing.plan.objectives import Objectives, find_owner
from bot.importing.plan.people import People
from bot.importing.plan.present import Present
from bot.importing.plan.roll import Roll
from bot.importing.plan.teams import Teams


class KeyResults:
    """The key results of the file and of the store. One without a key is known by its title in its objective."""

    def __init__(
        self, draft: Draft, present: Present, people: People, teams: Teams, cycles: Cycles, objectives: Objectives
    ) -> None:
        self.roll: Roll[KeyResult] = Roll(Thing.KEY_RESULT, present.key_results, people.roll.findings)
        self.listed: list[tuple[KeyResultDraft, Row[KeyResult]]] = []
        self._draft, self._present = draft, present
        self._people, self._teams, self._cycles = people, teams, cycles
        self._by_title = {(one.objective, fold(one.title)): one.key for one in present.key_results.values()}
        given = (one.key for objective in draft.objectives for one in objective.key_results if one.key)
        self._numbers = Numbering({*present.key_results, *given}, ".")
        for above, row in objectives.listed:
            for described in above.key_results:
                self._meet(described, above, row)

    def news(self) -> Iterator[News]:
        """What the file says of key results that stand."""
        for described, row in self.listed:
            if described.news and row.stands and row.new:
                yield News(key_result=row.new, draft=described.news)

    def _meet(self, described: KeyResultDraft, above: ObjectiveDraft, objective: Row[Objective]) -> None:
        title = described.title or described.key or ""
        known = self._by_title.get((objective.name.key, fold(title)))
        key = described.key or known or self._numbers.next(objective.name.key)
        row = self.roll.enter(key, described.title, title=title, spot=described.spot, stands=described.whole)
        if row is None:
            return
        row.need(Thing.OBJECTIVE, objective.name.key)
        row.new = self._key_result(described, row, above, objective.new)
        self.listed.append((described, row))
        if known is None and described.key is None:
            self._by_title[objective.name.key, fold(title)] = key

    def _key_result(
        self, draft: KeyResultDraft, row: Row[KeyResult], above: ObjectiveDraft, objective: Objective | None
    ) -> KeyResult | None:
        owner = self._owner(draft, row, above, objective)
        measure = or_else(draft.measure, row.old.measure if row.old else YesNo() if self._draft.flat else None)
        if measure is None and draft.whole:
            row.refuse(
                "How is this measured? Give a metric, a guardrail, milestones or another measure.", field="metric"
            )
        days = self._days(draft, row, objective)
        if not (owner and measure and objective and days):
            return None
        new = row.old or KeyResult(
            key=row.name.key,
            objective=objective.key,
            title=row.title,
            owner=owner,
            measure=measure,
            unit="",
            first_day=days[0],
            last_day=days[1],
            created_at=self._present.now,
        )
        return replace(
            new,
            objective=objective.key,
            title=draft.title or new.title,
            owner=owner,
            measure=measure,
            unit=or_else(draft.unit, new.unit),
            weight=or_else(draft.weight, new.weight),
            standing=or_else(draft.standing, new.standing),
            first_day=days[0],
            last_day=days[1],
        )

    def _owner(
        self, draft: KeyResultDraft, row: Row[KeyResult], above: ObjectiveDraft, objective: Objective | None
    ) -> Key | None:
        """As named, else as it is, else the objective's."""
        if draft.owner is not ABSENT:
            return find_owner(draft.owner, row, self._people, self._teams)
        if row.old is not None:
            return row.old.owner
        if above.owner is not ABSENT and objective:
            row.need(Thing.PERSON, objective.owner, above.owner)
            return objective.owner
        if objective and objective.key in self._present.objectives:
            return objective.owner
        if draft.whole and objective:
            row.refuse("Nobody owns this key result; name its owner.", field="owner")
        return None

    def _days(
        self, draft: KeyResultDraft, row: Row[KeyResult], objective: Objective | None
    ) -> tuple[date, date] | None:
        """As given; else as they are, moving with the cycle where they are the cycle's."""
        cycle = self._cycles.roll.known(objective.cycle) if objective else None
        if cycle is None:
            return None
        old, was = row.old, self._present.cycles.get(cycle.key, cycle)
        first = _day(draft.first_day, old.first_day if old else None, was.first_day, cycle.first_day)
        last = _day(draft.last_day, old.last_day if old else None, was.last_day, cycle.last_day)
        if first >= last:
            row.refuse(f"It would begin on {first} and end on {last}; its last day comes later.", field="last_day")
            return None
        return first, last


def _day(given: Given[date | None], present: date | None, of_cycle_before: date, of_cycle: date) -> date:
    if given is not ABSENT:
        return given or of_cycle
    return of_cycle if present is None or present == of_cycle_before else present
