"""Typed text: understood, stored and echoed, or asked back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import prompts
from bot.commands.arguments import keys_in
from bot.commands.arguments import nothing as arguments
from bot.commands.snooze import handle as snooze
from bot.domain.check_in import CheckIn
from bot.domain.people import Person
from bot.errors import NotAllowed, NotFound, OkrError
from bot.ports import Answer, EntryState, Event, Transaction
from bot.replies.reading import Intent, Puzzle, Reading, Stored, Update
from bot.replies.reply import read
from bot.usecases.ask_back import ask_back
from bot.usecases.check_permission import require_may_check_in
from bot.usecases.echo import asking_also, echo
from bot.usecases.find_asked import AskedNow, find_asked
from bot.usecases.look import look
from bot.usecases.record_check_ins import News, NothingToKeep, lacks_a_value_to_keep, record_check_ins
from bot.usecases.refresh_ask import refresh_ask
from bot.usecases.rhythm_of import rhythm_of
from bot.usecases.say_to import say_to

NAME = "answer"
HELP = None
READS = False
JUST = timedelta(hours=24)

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """What is clear is stored, what isn't is asked back; a wrong write is far worse than a question."""
    just = tx.check_ins.last_answer(by.id, now - JUST)
    asked, reading, refused = _understood(tx, event, just, by, now)
    if not asked.entries:
        return Answer(card=say_to(tx, by, "nothing_owned"))
    if reading.intent in {Intent.UPDATE, Intent.NO_CHANGE}:
        return _store(tx, event, reading, asked, just, refused, by, now)
    if refused:
        raise OkrError(refused[0])
    return _without_news(tx, event, reading, asked, by, now)


def _without_news(
    tx: Transaction, event: Event, reading: Reading, asked: AskedNow, by: Person, now: datetime
) -> Answer:
    """What isn't an answer to what was asked, or can't be told to be one."""
    if reading.intent is Intent.SKIP:
        return _skip(tx, event, asked, reading, by, now)
    if reading.intent is Intent.SNOOZE:
        return snooze(tx, _with_until(event, reading, asked), by=by, now=now)
    if reading.intent is Intent.CHATTER:
        return Answer(show="nothing")
    if reading.intent is Intent.QUESTION:
        return _tell(tx, asked, by, now)
    return Answer(card=ask_back(tx, reading, asked.entries, event, by=by))


def _understood(
    tx: Transaction, event: Event, just: Sequence[CheckIn], by: Person, now: datetime
) -> tuple[AskedNow, Reading, list[str]]:
    """Read against what was asked; a key that isn't among it may be one to check in on for somebody, or is refused."""
    asked = find_asked(tx, by, thread=event.thread, now=now)
    reading = _read(tx, event, asked, just, by)
    named = [key for key in keys_in(event.text) if key not in asked.known.proofs]
    if not named or not (_names_unknown(reading) or not asked.entries):
        return asked, reading, []
    wider = find_asked(tx, by, thread=event.thread, now=now, named=named)
    try:
        require_may_check_in(tx, by, wider.proofs)
    except NotAllowed as refusal:
        return asked, _without_unknown(reading), [str(refusal)]
    except NotFound:
        return asked, reading, []
    return wider, _read(tx, event, wider, just, by), []


def _read(tx: Transaction, event: Event, asked: AskedNow, just: Sequence[CheckIn], by: Person) -> Reading:
    stored = [Stored(ref=c.key_result, value=c.value, confidence=c.confidence) for c in just]
    return read(event.text, asked.entries, by.locale or tx.workspace.locale, stored)


def _names_unknown(reading: Reading) -> bool:
    return any(doubt.puzzle is Puzzle.UNKNOWN_KEY_RESULT for doubt in reading.doubts)


def _without_unknown(reading: Reading) -> Reading:
    """What is left to ask once the unknown key has been answered to."""
    doubts = tuple(doubt for doubt in reading.doubts if doubt.puzzle is not Puzzle.UNKNOWN_KEY_RESULT)
    return replace(reading, doubts=doubts, also_ask=bool(doubts))


def _store(
    tx: Transaction,
    event: Event,
    reading: Reading,
    asked: AskedNow,
    just: Sequence[CheckIn],
    refused: Sequence[str],
    by: Person,
    now: datetime,
) -> Answer:
    """Store the clear part, echo it, and say in the same message what was refused or is to be asked."""
    corrected = {check_in.key_result: check_in for check_in in just}
    said = [_news(update, corrected.get(update.ref) if update.correction else None) for update in reading.updates]
    kept = [one for one in said if not lacks_a_value_to_keep(one, asked.known)]
    lacking = [NothingToKeep(key=one.key) for one in said if one not in kept]
    if not kept:
        raise lacking[0]
    record_check_ins(tx, kept, author=by, answer=event.id, known=asked.known, now=now)
    answer = echo(tx, event, answer=event.id, by=by, now=now)
    also = [prompts.say("error", sentence=sentence) for sentence in (*map(str, lacking), *refused)]
    if reading.also_ask:
        also.append(ask_back(tx, reading, asked.entries, event, by=by))
    return asking_also(tx, answer, also, by=by, now=now)


def _news(update: Update, corrected: CheckIn | None) -> News:
    """A correction keeps what it doesn't mention of what it corrects."""
    news = News(
        key=update.ref,
        value=update.value,
        confidence=update.confidence,
        word=update.status,
        unchanged=update.unchanged,
        blocked=update.blocked,
        blocker=update.blocker,
        note=update.note,
    )
    if corrected is None:
        return news
    news = replace(
        news,
        corrects=corrected.id,
        confidence=corrected.confidence if update.confidence is None else update.confidence,
        word=update.status or corrected.word,
        note=update.note or corrected.note,
    )
    if update.value is None and not update.unchanged:
        news = replace(news, value=corrected.value, unchanged=corrected.unchanged)
    if update.blocked is None:
        news = replace(news, blocked=corrected.blocked, blocker=corrected.blocker)
    return news


def _skip(tx: Transaction, event: Event, asked: AskedNow, reading: Reading, by: Person, now: datetime) -> Answer:
    """Close the entries unanswered, for this week; nobody is reminded of them."""
    if asked.ask is None or not asked.ask.open:
        return Answer(card=say_to(tx, by, "nothing_open"))
    named = set(reading.skipped)
    keys = [entry.key_result for entry in asked.ask.open if not named or entry.key_result in named]
    tx.asks.set_entries(asked.ask.id, keys, EntryState.SKIPPED, None)
    if len(keys) == len(asked.ask.open):
        tx.asks.put(replace(asked.ask, next_reminder_at=None))
    refresh_ask(tx, asked.ask.id, now=now)
    return Answer(card=say_to(tx, by, "skipped", keys=keys))


def _tell(tx: Transaction, asked: AskedNow, by: Person, now: datetime) -> Answer:
    """What was last said of each key result asked about, and when what is open is due."""
    seen = look(tx, asked.proofs, now=now)
    waiting = [entry.key_result for entry in asked.ask.open] if asked.ask else []
    team = by.team or (asked.proofs[0].objective.team if asked.proofs else None)
    due = rhythm_of(tx, [team]).digest_after(team, now) if waiting else None
    return Answer(card=say_to(tx, by, "question", seen=seen.seen, waiting=waiting, due=due))


def _with_until(event: Event, reading: Reading, asked: AskedNow) -> Event:
    """The snooze command's values, from what was typed."""
    values = {"until": reading.snooze_text or ""} | ({"ask": asked.ask.id} if asked.ask else {})
    return replace(event, values=values)
