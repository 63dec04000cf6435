"""What each person of a file will be."""

from dataclasses import replace

from bot.domain.people import Person
from bot.importing.draft import ABSENT, PersonDraft, or_else
from bot.importing.plan.ledger import Row
from bot.importing.plan.people import People
from bot.importing.plan.teams import Teams


def fill_people(people: People, teams: Teams) -> None:
    """Look up managers and home teams, and take the rest as the file has it."""
    for draft, row in people.listed:
        if row.new is not None:
            row.new = _person(draft, row, row.new, people, teams)


def _person(draft: PersonDraft, row: Row[Person], person: Person, people: People, teams: Teams) -> Person:
    manager, team = person.manager, person.team
    if draft.manager is not ABSENT:
        manager = people.find(draft.manager, row) if draft.manager else None
    if draft.team is not ABSENT:
        team = teams.find(draft.team, row) if draft.team else None
    elif row.old is None:
        team = teams.only_home_of(person.id)
    if manager == person.id:
        row.refuse("is the person themselves; leave it out.", field="manager")
    return replace(
        person,
        manager=manager,
        team=team,
        zone=or_else(draft.zone, person.zone),
        locale=or_else(draft.locale, person.locale),
        admin=or_else(draft.admin, person.admin),
    )
