"""Which teams a file speaks of: matches them with those that are stored, and makes those it only names."""

from collections.abc import Mapping

from bot.domain.people import PersonId, Team, TeamKey
from bot.importing.draft import Draft, Ref, TeamDraft
from bot.importing.findings import Findings
from bot.importing.plan.directory import unused
from bot.importing.plan.ledger import Line, Row, Thing
from bot.importing.plan.names import team_key
from bot.importing.plan.roll import Roll
from bot.importing.reading.values import Unreadable


class Teams:
    """The teams of the file and of the store, by key and name."""

    def __init__(self, draft: Draft, stored: Mapping[TeamKey, Team], findings: Findings) -> None:
        self.roll: Roll[Team] = Roll(Thing.TEAM, stored, findings)
        self.listed: list[tuple[TeamDraft, Row[Team]]] = []
        self._flat = draft.flat
        self.roll.taken |= {team.key for team in draft.teams if team.key}
        for team in stored.values():
            self.roll.directory.add(team.key, team.name)
        for described in draft.teams:
            self._meet(described)

    def find(self, ref: Ref, row: Line) -> TeamKey | None:
        """Which is meant: the row needs it from now on; it is refused if there is none."""
        try:
            known = self.roll.directory.find(ref.text)
        except Unreadable as several:
            row.refuse_ref(ref, str(several))
            return None
        if known is None and self._flat:
            key = unused(team_key(ref.text), self.roll.taken)
            known = self.roll.make(key, ref.text, title=ref.text, spot=ref.spot, new=Team(key=key, name=ref.text))
        if known is None:
            hint = self.roll.directory.hint(ref.text) or " List it under teams."
            row.refuse_ref(ref, f"There is no team called “{ref.text}”.{hint}")
        else:
            row.need(Thing.TEAM, known, ref)
        return known

    def called(self, name: str) -> TeamKey | None:
        """The one team called so, if there is just one."""
        try:
            return self.roll.directory.find(name)
        except Unreadable:
            return None

    def only_home_of(self, person: PersonId) -> TeamKey | None:
        """The one team of the file whose members list has the person, if it is just one."""
        homes = [key for key, row in self.roll.rows.items() if row.new and person in row.new.members]
        return homes[0] if len(homes) == 1 else None

    def _meet(self, described: TeamDraft) -> None:
        name = described.name or described.key or ""
        try:
            key = described.key or self.roll.directory.find_named(name) or unused(team_key(name), self.roll.taken)
            wrong = None
        except Unreadable as several:
            key, wrong = unused(team_key(name), self.roll.taken), str(several)
        row = self.roll.enter(key, described.name, title=name, spot=described.spot, stands=described.whole)
        if row is None:
            return
        if wrong:
            row.refuse(wrong)
        row.new = row.old or Team(key=key, name=name)
        self.listed.append((described, row))
