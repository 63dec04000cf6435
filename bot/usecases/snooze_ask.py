"""Leave an ask alone until a time its person names."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.people import Person
from bot.errors import OkrError
from bot.ports import Ask, Transaction
from bot.usecases.refresh_ask import refresh_ask

LONGEST = timedelta(days=90)


class NothingToSnooze(OkrError):
    """Nothing is waiting for you, so there is nothing to snooze. `mine` shows your key results."""


class NotAhead(OkrError):
    """That time is not ahead of us. Say `snooze tomorrow`, `snooze monday 9` or `snooze 3 hours`."""


def snooze_ask(tx: Transaction, ask: Ask | None, *, by: Person, until: datetime, now: datetime) -> Ask:
    """The next reminder comes at `until`; the others of this ask that lie before it are let go."""
    if ask is None or not ask.open or ask.person != by.id:
        raise NothingToSnooze
    if not now < until <= now + LONGEST:
        raise NotAhead
    snoozed = replace(ask, next_reminder_at=until, snoozed_until=until)
    tx.asks.put(snoozed)
    refresh_ask(tx, snoozed.id, now=now)
    return snoozed
