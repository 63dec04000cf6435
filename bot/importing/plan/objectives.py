"""Which objectives a file speaks of, and what each will be."""

from dataclasses import replace

from bot.domain.okr import Key, Objective
from bot.domain.people import PersonId, TeamKey
from bot.importing.draft import ABSENT, Draft, ObjectiveDraft, Ref, or_else
from bot.importing.plan.cycles import Cycles
from bot.importing.plan.directory import fold
from bot.importing.plan.ledger import Line, Name, Row, Thing
from bot.importing.plan.numbering import Numbering
from bot.importing.plan.people import People
from bot.importing.plan.present import Present
from bot.importing.plan.roll import Roll
from bot.importing.plan.teams import Teams


class Objectives:
    """The objectives of the file and of the store. One without a key is known by its title in its team and cycle."""

    def __init__(self, draft: Draft, present: Present, people: People, teams: Teams, cycles: Cycles) -> None:
        self.roll: Roll[Objective] = Roll(Thing.OBJECTIVE, present.objectives, people.roll.findings)
        self.listed: list[tuple[ObjectiveDraft, Row[Objective]]] = []
        self._draft, self._present = draft, present
        self._people, self._teams, self._cycles = people, teams, cycles
        self._by_title = {(one.team, one.cycle, fold(one.title)): one.key for one in present.objectives.values()}
        self._numbers = Numbering({*present.objectives, *(one.key for one in draft.objectives if one.key)}, "-")
        for described in draft.objectives:
            self._meet(described)

    def _meet(self, described: ObjectiveDraft) -> None:
        findings = self.roll.findings
        title = described.title or described.key or ""
        here = Line(
            name=Name(Thing.OBJECTIVE, ""), title=title, spot=described.spot, findings=findings, stands=described.whole
        )
        old = self._present.objectives.get(described.key or "")
        team, cycle = self._team(described, here, old), self._cycle(described, here, old)
        known = self._by_title.get((team or "", cycle or "", fold(title)))
        key = described.key or known or self._numbers.next(team or "?")
        row = self.roll.enter(key, described.title, title=title, spot=described.spot)
        if row is None:
            return
        row.stands, row.needs = here.stands, here.needs
        owner = self._owner(described, row)
        if team and cycle and owner:
            row.new = self._objective(described, row, key=key, team=team, cycle=cycle, owner=owner)
        self.listed.append((described, row))
        if known is None and described.key is None:
            self._by_title[team or "", cycle or "", fold(title)] = key

    def _objective(
        self, draft: ObjectiveDraft, row: Row[Objective], *, key: Key, team: TeamKey, cycle: str, owner: PersonId
    ) -> Objective:
        new = row.old or Objective(key=key, cycle=cycle, team=team, title=row.title, owner=owner)
        return replace(
            new,
            team=team,
            cycle=cycle,
            owner=owner,
            title=draft.title or new.title,
            ambition=or_else(draft.ambition, new.ambition),
            visibility=or_else(draft.visibility, new.visibility),
        )

    def _team(self, draft: ObjectiveDraft, row: Line, old: Objective | None) -> TeamKey | None:
        if draft.team is not ABSENT:
            return self._teams.find(draft.team, row)
        prefix = (draft.key or "").rpartition("-")[0]
        if old is None and prefix and self._teams.called(prefix):
            return self._teams.find(Ref(prefix, draft.spot, "key"), row)
        if old is None and self._draft.flat:
            return self._teams.find(Ref(self._present.workspace.name, draft.spot, "team"), row)
        if old is None and draft.whole:
            row.refuse("Whose objective is this? Name a team.", field="team")
        return old.team if old else None

    def _cycle(self, draft: ObjectiveDraft, row: Line, old: Objective | None) -> str | None:
        return old.cycle if old and draft.cycle is ABSENT else self._cycles.of(draft, row)

    def _owner(self, draft: ObjectiveDraft, row: Row[Objective]) -> PersonId | None:
        """As named, else as it is, else the owner of its first key result."""
        named = draft.owner if draft.owner is not ABSENT else None
        if named is None and row.old is not None:
            return row.old.owner
        if named is None:
            named = next((each.owner for each in draft.key_results if each.owner is not ABSENT), None)
        if named is None:
            if draft.whole:
                row.refuse("Nobody owns this objective; name its owner.", field="owner")
            return None
        return find_owner(named, row, self._people, self._teams)


def find_owner(ref: Ref, row: Line, people: People, teams: Teams) -> PersonId | None:
    """A person, never a team (domain.md, section 1)."""
    if not people.knows(ref.text) and teams.called(ref.text):
        row.refuse_ref(ref, f"“{ref.text}” is a team; name the one person who answers for it.")
        return None
    return people.find(ref, row)
