"""Take back everything one answer stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.check_in import CheckIn, CheckInKind, counted
from bot.domain.people import Person
from bot.errors import OkrError
from bot.ports import Ask, EntryState, Transaction
from bot.usecases.known import Known
from bot.usecases.plan_reminder import plan_reminder
from bot.usecases.record_check_ins import corrected_answers
from bot.usecases.refresh_ask import refresh_ask
from bot.usecases.settle_blockers import settle_blockers

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
    _require_own(stored, by, now)
    known = Known(proofs={}, histories=tx.check_ins.histories([check_in.key_result for check_in in stored]))
    for check_in in stored:
        _require_newest(check_in, known.history(check_in.key_result))
    retractions = [_retraction(one, by, event, known.moment_after(one.key_result, now)) for one in stored]
    tx.check_ins.add(retractions)
    after = {one.key_result: (*known.history(one.key_result), one) for one in retractions}
    settle_blockers(tx, known.histories, after, now=now)
    for ask in tx.asks.of_answer(answer):
        asked = by if ask.person == by.id else tx.people.get(ask.person)
        _reopen(tx, ask, answer, asked, now)
    for corrected in corrected_answers(stored, known):
        for ask in tx.asks.of_answer(corrected):
            refresh_ask(tx, ask.id, now=now)
    return stored


def _require_own(stored: Sequence[CheckIn], by: Person, now: datetime) -> None:
    if not stored:
        raise NothingToUndo
    if any(check_in.author != by.id for check_in in stored):
        raise NotYours
    if any(now - check_in.at > UNDO_WITHIN for check_in in stored):
        raise TooLateToUndo


def _require_newest(check_in: CheckIn, history: Sequence[CheckIn]) -> None:
    """Nothing that counts has been said since, not even a correction of it."""
    standing = counted(history)
    if any((other.at, other.id) > (check_in.at, check_in.id) for other in standing):
        raise OvertakenByNews(key=check_in.key_result)
    if all(other.id != check_in.id for other in standing):
        raise NothingToUndo


def _retraction(check_in: CheckIn, by: Person, event: str, at: datetime) -> CheckIn:
    return CheckIn(
        id=f"{event}/{check_in.key_result}",
        answer=event,
        key_result=check_in.key_result,
        author=by.id,
        at=at,
        kind=CheckInKind.RETRACTION,
        replaces=check_in.id,
    )


def _reopen(tx: Transaction, ask: Ask, answer: str, asked: Person, now: datetime) -> None:
    """The entries it had closed, and what was still to come of reminders and snooze."""
    keys = [entry.key_result for entry in ask.entries if entry.answer == answer]
    tx.asks.set_entries(ask.id, keys, EntryState.OPEN, None)
    snoozed = ask.snoozed_until if ask.snoozed_until is not None and ask.snoozed_until > now else None
    reminder = snoozed or plan_reminder(tx, ask, asked, after=now)
    tx.asks.put(replace(ask, next_reminder_at=reminder, snoozed_until=snoozed))
    refresh_ask(tx, ask.id, now=now)
