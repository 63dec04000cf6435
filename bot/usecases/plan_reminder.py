"""When an ask that is still open should next be brought to mind."""

from datetime import datetime

from bot.domain.people import Person
from bot.ports import Ask, Transaction
from bot.usecases.rhythm_of import rhythm_of


def plan_reminder(tx: Transaction, ask: Ask, person: Person, *, after: datetime) -> datetime | None:
    """The first of the ask's reminder times later than `after`, if before the home team's next digest (§8.3)."""
    team = person.team
    if team is None:
        first = ask.entries[0].key_result
        team = tx.okrs.key_results([first])[first].objective.team
    rhythm = rhythm_of(tx, [team])
    return rhythm.next_reminder(rhythm.zone_of(person), team, asked_at=ask.asked_at, after=after)
