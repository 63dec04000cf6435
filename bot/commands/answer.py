"""Typed text: understood, stored and echoed, or asked back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.commands.arguments import nothing as arguments
from bot.commands.snooze import handle as snooze
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.ports import Answer, EntryState, Event, Transaction
from bot.replies.reading import Intent, Reading, Stored, Update
from bot.replies.reply import read
from bot.usecases.ask_back import ask_back
from bot.usecases.echo import echo
from bot.usecases.find_asked import AskedNow, find_asked
from bot.usecases.look import look
from bot.usecases.record_check_ins import News, record_check_ins
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
    asked = find_asked(tx, by, thread=event.thread, now=now)
    if not asked.entries:
        return Answer(card=say_to(tx, by, "nothing_owned"))
    just = tx.check_ins.last_answer(by.id, now - JUST)
    stored = [Stored(ref=c.key_result, value=c.value, confidence=c.confidence) for c in just]
    reading = read(event.text, asked.entries, by.locale or tx.workspace.locale, stored)
    if reading.intent in {Intent.UPDATE, Intent.NO_CHANGE}:
        return _store(tx, event, reading, asked, by, now)
    if reading.intent is Intent.SKIP:
        return _skip(tx, event, asked, reading, by, now)
    if reading.intent is Intent.SNOOZE:
        return snooze(tx, _with_until(event, reading, asked), by=by, now=now)
    if reading.intent is Intent.CHATTER:
        return Answer(show="nothing")
    if reading.intent is Intent.QUESTION:
        return _tell(tx, asked, by, now)
    return Answer(card=ask_back(tx, reading, asked.entries, event, by=by))


def _store(tx: Transaction, event: Event, reading: Reading, asked: AskedNow, by: Person, now: datetime) -> Answer:
    """Store the clear part, echo it, and ask about the rest in the same message."""
    corrected = {c.key_result: c.id for c in tx.check_ins.last_answer(by.id, now - JUST)}
    news = [_news(update, event, corrected) for update in reading.updates]
    record_check_ins(tx, news, author=by, answer=event.id, now=now)
    answer = echo(tx, event, by=by, now=now)
    if not reading.also_ask or answer.card is None:
        return answer
    rest = ask_back(tx, reading, asked.entries, event, by=by)
    return replace(answer, card=answer.card.followed_by(rest))


def _news(update: Update, event: Event, corrected: Mapping[Key, str]) -> News:
    return News(
        key=update.ref,
        value=update.value,
        confidence=update.confidence,
        word=update.status,
        unchanged=update.unchanged,
        blocked=update.blocked,
        blocker=update.blocker,
        note=update.note,
        corrects=corrected.get(update.ref) if update.correction else None,
    )


def _skip(tx: Transaction, event: Event, asked: AskedNow, reading: Reading, by: Person, now: datetime) -> Answer:
    """Close the entries unanswered, for this week; nobody is reminded of them."""
    if asked.ask is None:
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
    due = rhythm_of(tx).digest_after(team, now) if waiting else None
    return Answer(card=say_to(tx, by, "question", seen=seen.seen, waiting=waiting, due=due))


def _with_until(event: Event, reading: Reading, asked: AskedNow) -> Event:
    """The snooze command's values, from what was typed."""
    values = {"until": reading.snooze_text or ""} | ({"ask": asked.ask.id} if asked.ask else {})
    return replace(event, values=values)
