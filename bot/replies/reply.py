"""The way in: from a text to what it says (design.md, section 6; data/README.md, section 1)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.quantity.convert import in_unit
from bot.domain.quantity.units import unit_of
from bot.replies import beside, changes, confidence
from bot.replies.blockers import with_blockers
from bot.replies.candidate import Found
from bot.replies.combine import combine
from bot.replies.distribute import distribute
from bot.replies.earlier import without_earlier
from bot.replies.intents import other_intent, snooze_text
from bot.replies.naming import assign
from bot.replies.notes import says_more, weight_beside
from bot.replies.options import options
from bot.replies.reading import Asked, Doubt, Intent, Puzzle, Reading, Stored, Update
from bot.replies.roles import with_roles
from bot.replies.segments import VALUES, Segment, segments
from bot.replies.statements import Statement, understand, update_of
from bot.replies.tokenise import tokenise
from bot.replies.tokens import FIELDS, PAIR, Token
from bot.replies.unread import unread

LONGEST = 10_000
_ENOUGH_FOR_A_NOTE = 2
_ONLY_NUMBERS = re.compile(r"\s*\d+(?: +\d+)+\s*")


def read(text: str, asked: Sequence[Asked], locale: str, just_stored: Sequence[Stored] = ()) -> Reading:
    """What `text` says about the key results `asked`; never raises, and stores nothing that has two meanings.

    Only the first 10,000 characters are read. `just_stored` is what the person's last answer stored, which a correction
    may mean.
    """
    text = _separated(_shortened(text), len(asked))
    tokens = _tokens(text, asked, locale)
    found = segments(tokens, several=len(asked) > 1)
    if not asked or not found:
        intent = other_intent(tokens, found, doubtful=False)
        return Reading(
            intent=Intent.CLARIFY if intent is Intent.UPDATE else intent, snooze_text=snooze_text(tokens, text)
        )
    assign(found, asked)
    return _reading(text, tokens, found, asked, locale, just_stored)


def _shortened(text: str) -> str:
    """The beginning of a text that is too long, never with half a number at its end."""
    if len(text) <= LONGEST:
        return text
    words = text[:LONGEST].rsplit(maxsplit=1)
    return words[0] if len(words) > 1 else ""


def _separated(text: str, count: int) -> str:
    """Put "31 425" on two lines when two key results are asked: it isn't 31,425 then."""
    several = count > 1 and len(text.split()) == count and _ONLY_NUMBERS.fullmatch(text)
    return re.sub(r" ", "\n", text) if several else text


def _tokens(text: str, asked: Sequence[Asked], locale: str) -> list[Token]:
    tokens = with_roles(tokenise(text, asked, locale), text)
    tokens = combine(tokens, changes.FRACTIONS)
    tokens = combine(tokens, confidence.RULES)
    tokens = with_blockers(tokens, text)
    tokens = combine(tokens, beside.RULES)
    tokens = combine(tokens, changes.RULES)
    tokens = combine(tokens, changes.DELTAS)
    return without_earlier(tokens)


def _reading(
    text: str,
    tokens: list[Token],
    found: list[Segment],
    asked: Sequence[Asked],
    locale: str,
    just_stored: Sequence[Stored],
) -> Reading:
    shares = distribute(found, asked, just_stored)
    skips = (ref for one in found if FIELDS["skip"] in one.row and not one.asks for ref in one.refs)
    skipped = tuple(dict.fromkeys(skips))
    made = [understand(entry, shares.by_ref[entry.ref], locale) for entry in asked if entry.ref in shares.by_ref]
    _doubt_all_places(made)
    note = text.strip() if says_more(found) else None
    updates = [update for one in made if one.entry.ref not in skipped and (update := update_of(one, note)) is not None]
    doubts = [*shares.doubts, *(doubt for one in made for doubt in one.doubts), *_asked_numbers(found)]
    if not updates or (_only_remarks(updates) and _puts_off(tokens, found)):
        return _no_news(text, tokens, found, asked, doubts, skipped, locale)
    updates = _corrected(updates, tokens, just_stored)
    if len(asked) > 1:
        doubts += unread([one for one in found if not set(one.refs) & set(skipped)], updates, doubts)
    if not doubts and all(_only_unchanged(update) for update in updates) and weight_beside(found) < _ENOUGH_FOR_A_NOTE:
        return Reading(intent=Intent.NO_CHANGE, updates=tuple(replace(update, note=None) for update in updates))
    buttons = options(doubts, asked, _loose(found, asked, locale))
    return Reading(
        intent=Intent.UPDATE,
        updates=tuple(updates),
        also_ask=bool(doubts),
        doubts=tuple(doubts),
        options=buttons,
        skipped=skipped,
    )


def _doubt_all_places(made: Sequence[Statement]) -> None:
    """A list of values of which one can't be right may be in another order: none of it is stored."""
    listed = [one for one in made if any(segment.named == "place" for segment in one.segments)]
    doubted = next((one.number.doubt for one in listed if one.number.doubt is not None), None)
    if doubted is None or doubted.puzzle not in _WRONG_SIZE:
        return
    for one in listed:
        if one.number.value is not None:
            one.doubts.append(replace(doubted, ref=one.entry.ref, readings=(one.number.value,)))
            one.number = Found(doubt=doubted)


_WRONG_SIZE = {Puzzle.OVER_100, Puzzle.TOO_LARGE, Puzzle.TOO_SMALL, Puzzle.SHARE_OR_PERCENT, Puzzle.YES_OR_NO}


def _asked_numbers(found: Sequence[Segment]) -> list[Doubt]:
    """A number with a question mark isn't said as a value."""
    return [
        Doubt(puzzle=Puzzle.NOT_UNDERSTOOD, span=one.span)
        for one in found
        if one.closed_by == "?" and one.has(VALUES) and not one.is_question
    ]


def _only_remarks(updates: Sequence[Update]) -> bool:
    facts = ((one.value, one.confidence, one.status, one.blocked) for one in updates)
    return not any(one.unchanged for one in updates) and all(fact is None for some in facts for fact in some)


def _puts_off(tokens: Sequence[Token], found: Sequence[Segment]) -> bool:
    return other_intent(tokens, found, doubtful=False) in {Intent.SNOOZE, Intent.SKIP}


def _only_unchanged(update: Update) -> bool:
    facts = (update.value, update.confidence, update.status, update.blocked)
    return update.unchanged and all(fact is None for fact in facts)


def _corrected(updates: list[Update], tokens: Sequence[Token], just_stored: Sequence[Stored]) -> list[Update]:
    """Mark what overwrites an answer given a moment ago."""
    corrects = any(token.letter in {PAIR, FIELDS["oops"]} for token in tokens)
    stored = {one.ref for one in just_stored}
    return [replace(update, correction=corrects and update.ref in stored) for update in updates]


def _no_news(
    text: str,
    tokens: list[Token],
    found: list[Segment],
    asked: Sequence[Asked],
    doubts: list[Doubt],
    skipped: tuple[str, ...],
    locale: str,
) -> Reading:
    if any(token.letter == FIELDS["elsewhere"] for token in tokens):
        return Reading(intent=Intent.CHATTER)
    intent = other_intent(tokens, found, doubtful=any(doubt.puzzle is not Puzzle.WHICH_KEY_RESULT for doubt in doubts))
    if intent is Intent.SKIP:
        named = tuple(ref for ref in skipped if len(asked) > 1 and len(skipped) < len(asked))
        return Reading(
            intent=intent, skipped=named, updates=tuple(Update(ref=ref, reason="said to skip it") for ref in named)
        )
    if intent is Intent.SNOOZE:
        return Reading(intent=intent, snooze_text=snooze_text(tokens, text))
    if intent is Intent.QUESTION:
        return Reading(intent=intent, question=text.strip())
    if intent is Intent.CHATTER and not any(one.has_fact for one in found):
        return Reading(intent=intent)
    doubts = doubts or [
        Doubt(puzzle=Puzzle.NO_NUMBER, ref=asked[0].ref if len(asked) == 1 else None, span=(0, len(text)))
    ]
    buttons = options(doubts, asked, _loose(found, asked, locale))
    return Reading(intent=Intent.CLARIFY, doubts=tuple(doubts), options=buttons)


def _loose(found: Sequence[Segment], asked: Sequence[Asked], locale: str) -> list[Decimal]:
    """The numbers that no key result has claimed."""
    amounts = [token.amounts[0] for one in found if not one.refs for token in one.tokens if token.letter == "N"]
    read_as = [in_unit(amount, unit_of(asked[0].unit), locale=locale, near=None) for amount in amounts]
    return [number for number in read_as if isinstance(number, Decimal)]
