"""What each team of a file will be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.cadence import Cadence
from bot.domain.people import PersonId, Team, TeamKey
from bot.domain.rules import Rules
from bot.importing.draft import ABSENT, CadenceDraft, Given, TeamDraft, or_else
from bot.importing.plan.ledger import Row
from bot.importing.plan.people import People
from bot.importing.plan.teams import Teams


def fill_teams(people: People, teams: Teams, *, rules: Rules, today: date) -> None:
    """Look up parents, leads and members; work out the cadences."""
    asked = Cadence(weekday=rules.ask_weekday, at=rules.ask_at)
    meets = Cadence(weekday=rules.meeting_weekday, at=rules.meeting_at)
    for described, row in teams.listed:
        if row.new is not None:
            team = _references(described, row, row.new, people, teams)
            row.new = replace(
                team,
                name=described.name or team.name,
                zone=or_else(described.zone, team.zone),
                members=_members(described, row, team, people, teams),
                ask=_cadence(described.ask, team.ask, asked, today, new=row.old is None),
                meeting=_cadence(described.meeting, team.meeting, meets, today, new=row.old is None),
            )


def _references(draft: TeamDraft, row: Row[Team], team: Team, people: People, teams: Teams) -> Team:
    parent, lead = team.parent, team.lead
    if draft.parent is not ABSENT:
        parent = teams.find(draft.parent, row) if draft.parent else None
    if draft.lead is not ABSENT:
        lead = people.find(draft.lead, row) if draft.lead else None
    return replace(team, parent=parent, lead=lead)


def _members(described: TeamDraft, row: Row[Team], team: Team, people: People, teams: Teams) -> frozenset[PersonId]:
    """As listed; without a list those there are and all who call the team their home."""
    if described.members is not ABSENT:
        found = (people.find(ref, row) for ref in described.members)
        return frozenset(person for person in found if person is not None)
    return team.members | frozenset(_at_home(team.key, people, teams))


def _at_home(team: TeamKey, people: People, teams: Teams) -> Iterator[PersonId]:
    for person, row in people.listed:
        if person.team is not ABSENT and person.team and teams.called(person.team.text) == team:
            yield row.name.key


def _cadence(
    given: Given[CadenceDraft | None], present: Cadence | None, default: Cadence, today: date, *, new: bool
) -> Cadence | None:
    """A cadence that is edited counts its weeks from this one (domain.md, section 8.1)."""
    if given is ABSENT or given is None:
        return present if given is ABSENT else None
    start = present or default
    edited = replace(
        start,
        weekday=or_else(given.weekday, start.weekday),
        at=or_else(given.at, start.at),
        every=or_else(given.every, start.every),
    )
    if given.since is not ABSENT:
        return replace(edited, since=given.since)
    if new or edited == present:
        return edited
    return replace(edited, since=today - timedelta(days=today.weekday()))
