"""Which cycles a file speaks of, and the one that is meant when it doesn't say."""

import re
from dataclasses import replace

from bot.domain.cycle import Cycle, CycleState
from bot.importing.draft import ABSENT, CycleDraft, Draft, ObjectiveDraft, or_else
from bot.importing.findings import Findings
from bot.importing.plan.directory import unused
from bot.importing.plan.ledger import Line, Row, Thing
from bot.importing.plan.present import Present
from bot.importing.plan.roll import Roll
from bot.importing.quarters import quarter_named, quarter_of
from bot.importing.reading.values import Unreadable


class Cycles:
    """The cycles of the file and of the store, by key and name."""

    def __init__(self, draft: Draft, present: Present, findings: Findings) -> None:
        self.roll: Roll[Cycle] = Roll(Thing.CYCLE, present.cycles, findings)
        self._present = present
        self._alone = len(draft.cycles) == 1
        for cycle in present.cycles.values():
            self.roll.directory.add(cycle.key, cycle.name)
        for described in draft.cycles:
            self._meet(described)

    def of(self, draft: ObjectiveDraft, row: Line) -> str | None:
        """The cycle an objective names; else the file's only one, the present one, or this calendar quarter."""
        if draft.cycle is ABSENT:
            key = self._usual(draft)
            row.need(Thing.CYCLE, key)
            return key
        try:
            known = self.roll.directory.find(draft.cycle.text)
        except Unreadable as several:
            row.refuse_ref(draft.cycle, str(several))
            return None
        if known is None:
            hint = self.roll.directory.hint(draft.cycle.text) or " List it under cycles, with its first and last day."
            row.refuse_ref(draft.cycle, f"There is no cycle called “{draft.cycle.text}”.{hint}")
        else:
            row.need(Thing.CYCLE, known, draft.cycle)
        return known

    def _usual(self, draft: ObjectiveDraft) -> str:
        if self._alone:
            return next(iter(self.roll.rows))
        today = self._present.today
        running = [
            cycle
            for cycle in self._present.cycles.values()
            if cycle.state is CycleState.ACTIVE and cycle.first_day <= today <= cycle.last_day
        ]
        if running:
            return max(running, key=lambda cycle: (cycle.first_day, cycle.key)).key
        quarter = quarter_of(today)
        if quarter.key in self.roll.taken:
            return quarter.key
        new = Cycle(key=quarter.key, name=quarter.name, first_day=quarter.first_day, last_day=quarter.last_day)
        return self.roll.make(quarter.key, quarter.name, title=quarter.name, spot=draft.spot, new=new)

    def _meet(self, described: CycleDraft) -> None:
        name = described.name or described.key or ""
        try:
            known = described.key or self.roll.directory.find(name)
        except Unreadable as several:
            self.roll.findings.problem(described.spot, "name", str(several))
            return
        key = known or unused(_key(name), self.roll.taken)
        row = self.roll.enter(key, described.name, title=name, spot=described.spot, stands=described.whole)
        if row is not None:
            row.new = self._cycle(described, row, key, name)

    def _cycle(self, described: CycleDraft, row: Row[Cycle], key: str, name: str) -> Cycle | None:
        old, quarter = row.old, quarter_named(name) or quarter_named(key)
        first = or_else(described.first_day, old.first_day if old else quarter.first_day if quarter else None)
        last = or_else(described.last_day, old.last_day if old else quarter.last_day if quarter else None)
        if first is None or last is None:
            if described.whole:
                row.refuse(
                    f"I can't tell the days of “{name}” by its name; give its first and last day.", field="first_day"
                )
            return None
        if first >= last:
            row.refuse(f"It would begin on {first} and end on {last}; its last day comes later.", field="last_day")
            return None
        over = CycleState.CLOSED if last < self._present.today else CycleState.ACTIVE
        new = old or Cycle(key=key, name=name, first_day=first, last_day=last, state=over)
        name = described.name or (old.name if old else quarter.name if quarter else name)
        return replace(new, name=name, first_day=first, last_day=last, state=or_else(described.state, new.state))


def _key(name: str) -> str:
    quarter = quarter_named(name)
    return quarter.key if quarter else re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:32] or "cycle"
