"""Bring asks that are still open to mind (domain.md §8.3)."""

import logging
from dataclasses import replace
from datetime import datetime

from bot.domain.cadence import next_working_moment
from bot.domain.people import Person, TeamKey
from bot.domain.rhythm import Rhythm
from bot.ports import Ask, Message, Priority, Transaction
from bot.usecases.ask_for_check_ins import ON_TIME, home
from bot.usecases.refresh_ask import refresh_ask
from bot.usecases.rhythm_of import rhythm_of

log = logging.getLogger(__name__)

BATCH = 200


def remind(tx: Transaction, *, now: datetime) -> int:
    """Write the reminders that are due, up to a batch; returns how many asks were dealt with.

    One that comes late waits for working hours, and is gone once the digest has passed; of several missed only one is
    sent. A person who snoozed is reminded at the time they named, whatever the hour.
    """
    asks = tx.asks.to_remind(now, BATCH)
    if not asks:
        return 0
    people = tx.people.find([ask.person for ask in asks])
    proofs = tx.okrs.key_results([ask.entries[0].key_result for ask in asks])
    teams = [proof.objective.team for proof in proofs.values()]
    rhythm = rhythm_of(tx, [*teams, *(person.team for person in people.values())])
    reminders: list[Message] = []
    changed: list[Ask] = []
    for ask in asks:
        person = people[ask.person]
        first = proofs.get(ask.entries[0].key_result)
        team = home(person, first.objective.team if first else None)
        moment = _moment(ask, person, rhythm, now)
        if not ask.open or not _in_time(ask, team, rhythm, moment):
            _tell(ask, "a reminder was skipped: the digest comes before it can")
            changed.append(replace(ask, next_reminder_at=None))
        elif moment > now:
            _tell(ask, "a reminder waits for working hours", until=moment.isoformat())
            changed.append(replace(ask, next_reminder_at=moment))
        else:
            if now - (ask.next_reminder_at or now) > ON_TIME:
                _tell(ask, "a reminder comes late: nothing ticked at its time, or it had to wait for working hours")
            reminders.append(_message(ask, team, rhythm, now))
            following = rhythm.next_reminder(rhythm.zone_of(person), team, asked_at=ask.asked_at, after=now)
            changed.append(_reminded(ask, following))
    tx.asks.put(*changed)
    tx.outbox.add(reminders)
    for before, after in zip(asks, changed, strict=True):
        if before.snoozed_until != after.snoozed_until:
            refresh_ask(tx, after.id, now=now)
    return len(asks)


def _tell(ask: Ask, sentence: str, **about: str) -> None:
    """Of what isn't done when it was meant to be; what is answered needs none."""
    if ask.open and ask.next_reminder_at is not None:
        log.info(sentence, extra={"ask": ask.id, "planned": ask.next_reminder_at.isoformat(), **about})


def _moment(ask: Ask, person: Person, rhythm: Rhythm, now: datetime) -> datetime:
    """Now, where the person named this time and it isn't late; else the next working moment."""
    due = ask.next_reminder_at or now
    if ask.snoozed_until == due and now - due <= ON_TIME:
        return now
    return next_working_moment(now, rhythm.zone_of(person), rhythm.rules)


def _in_time(ask: Ask, team: TeamKey | None, rhythm: Rhythm, moment: datetime) -> bool:
    """Before the digest that follows the ask, unless its person asked for a later time."""
    digest = rhythm.digest_after(team, ask.asked_at)
    return digest is None or moment < digest or ask.snoozed_until is not None


def _reminded(ask: Ask, next_reminder_at: datetime | None) -> Ask:
    """One reminder more; a snooze that is over no longer stands on the ask."""
    return replace(ask, next_reminder_at=next_reminder_at, reminders=ask.reminders + 1, snoozed_until=None)


def _message(ask: Ask, team: TeamKey | None, rhythm: Rhythm, now: datetime) -> Message:
    """Worth nothing once the digest is out."""
    number = ask.reminders + 1
    return Message(
        key=f"reminder:{ask.id}:{number}",
        kind="reminder",
        about={"ask": ask.id, "number": number},
        person=ask.person,
        due_at=now,
        priority=Priority.ASK,
        expires_at=rhythm.digest_after(team, now),
    )
