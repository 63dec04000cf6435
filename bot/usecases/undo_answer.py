"""Take back everything one answer stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.check_in import CheckIn, CheckInKind, counted
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.errors import OkrError
from bot.ports import EntryState, Transaction
from bot.usecases.plan_reminder import plan_reminder
from bot.usecases.refresh_ask import refresh_ask

UNDO_WITHIN = timedelta(hours=24)


class NotYours(OkrError):
    """Only the person who gave an answer can take it back."""


class TooLateToUndo(OkrError):
    """That answer is more than a day old, so it stays in the history. Check in again to say what is true now."""


class OvertakenByNews(OkrError):
    """There is newer news on {key}, so that answer stays in the history. Check in again to say what is true now."""


class NothingToUndo(OkrError):
    """That answer is already taken back."""


def undo_answer(tx: Transaction, answer: str, *, by: Person, event: str, now: datetime) -> Sequence[CheckIn]:
    """Retract the answer's check-ins, and give back the blockers, entries and reminders it had closed.

    Possible for its author, within 24 hours and until the next check-in on one of its key results (domain.md §1).
    """
    stored = tx.check_ins.of_answer(answer)
    _require_possible(tx, stored, by, now)
    retractions = [_retraction(check_in, by, event, now) for check_in in stored]
    tx.check_ins.add(retractions)
    _give_back_blockers(tx, stored, retractions, now)
    _reopen_entries(tx, answer, [check_in.key_result for check_in in stored], now)
    return stored


def _require_possible(tx: Transaction, stored: Sequence[CheckIn], by: Person, now: datetime) -> None:
    if not stored:
        raise NothingToUndo
    if any(check_in.author != by.id for check_in in stored):
        raise NotYours
    if any(now - check_in.at > UNDO_WITHIN for check_in in stored):
        raise TooLateToUndo
    histories = tx.check_ins.histories([check_in.key_result for check_in in stored])
    for check_in in stored:
        standing = counted(histories[check_in.key_result])
        if all(other.id != check_in.id for other in standing):
            raise NothingToUndo
        if standing[-1].id != check_in.id:
            raise OvertakenByNews(key=check_in.key_result)


def _retraction(check_in: CheckIn, by: Person, event: str, now: datetime) -> CheckIn:
    return CheckIn(
        id=f"{event}/{check_in.key_result}",
        answer=event,
        key_result=check_in.key_result,
        author=by.id,
        at=now,
        kind=CheckInKind.RETRACTION,
        replaces=check_in.id,
    )


def _give_back_blockers(
    tx: Transaction, stored: Sequence[CheckIn], retractions: Sequence[CheckIn], now: datetime
) -> None:
    ids = [check_in.id for check_in in stored if check_in.blocked is not None]
    if ids:
        tx.blockers.resolve(ids, at=now, by=retractions[0].id)
        tx.blockers.reopen(ids)


def _reopen_entries(tx: Transaction, answer: str, keys: Sequence[Key], now: datetime) -> None:
    for ask in tx.asks.of_answer(answer):
        tx.asks.set_entries(ask.id, keys, EntryState.OPEN, None)
        tx.asks.put(replace(ask, next_reminder_at=plan_reminder(tx, ask, after=now)))
        refresh_ask(tx, ask.id, now=now)
