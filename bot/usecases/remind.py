"""Bring asks that are still open to mind (domain.md §8.3)."""

from dataclasses import replace
from datetime import datetime

from bot.domain.cadence import next_working_moment
from bot.ports import Ask, Message, Priority, Transaction
from bot.usecases.ask_for_check_ins import home
from bot.usecases.rhythm_of import rhythm_of

BATCH = 200


def remind(tx: Transaction, *, now: datetime) -> int:
    """Write the reminders that are due, up to a batch; returns how many asks were dealt with.

    One that comes late waits for working hours, and is gone once the digest has passed or another of the same ask is due.
    """
    asks = tx.asks.to_remind(now, BATCH)
    if not asks:
        return 0
    rhythm = rhythm_of(tx)
    people = tx.people.find([ask.person for ask in asks])
    proofs = tx.okrs.key_results([ask.entries[0].key_result for ask in asks])
    reminders: list[Message] = []
    for ask in asks:
        person = people[ask.person]
        first = proofs.get(ask.entries[0].key_result)
        team = home(person, [first] if first else [])
        moment = next_working_moment(now, rhythm.zone_of(person), rhythm.rules)
        digest = rhythm.digest_after(team, ask.asked_at)
        asked_for = ask.snoozed_until is not None
        if not ask.open or (digest is not None and moment >= digest and not asked_for):
            tx.asks.put(replace(ask, next_reminder_at=None))
        elif moment > now:
            tx.asks.put(replace(ask, next_reminder_at=moment))
        else:
            reminders.append(_message(ask, now))
            after = rhythm.next_reminder(person, team, asked_at=ask.asked_at, after=now)
            tx.asks.put(replace(ask, next_reminder_at=after, reminders=ask.reminders + 1, snoozed_until=None))
    tx.outbox.add(reminders)
    return len(asks)


def _message(ask: Ask, now: datetime) -> Message:
    number = ask.reminders + 1
    return Message(
        key=f"reminder:{ask.id}:{number}",
        kind="reminder",
        about={"ask": ask.id, "number": number},
        person=ask.person,
        due_at=now,
        priority=Priority.ASK,
    )
