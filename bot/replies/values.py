"""The value that a statement gives a key result: what each of its numbers may be."""

from collections.abc import Sequence
from dataclasses import replace

from bot.replies.candidate import CERTAIN, CLEAR, Candidate
from bot.replies.deltas import changed
from bot.replies.numbers import plain_number, range_of, share_of
from bot.replies.reading import Asked, Doubt, Puzzle
from bot.replies.segments import VALUES, Segment
from bot.replies.strength import WINDOW, is_of_done, strength_of
from bot.replies.tokens import DELTA, FIELDS, FRACTION, PAIR, RANGE, SHARE_OF, Token

_DENIED = {FIELDS["no"], FIELDS["pending"]}


def candidates(one: Segment, entry: Asked, locale: str) -> list[Candidate]:
    """What each number of the segment may be for `entry`."""
    found = []
    for at, token in enumerate(one.tokens):
        if token.letter in VALUES and not one.asks:
            made = _candidate(one, at, token, entry, locale)
            if made is not None:
                found.append(made)
    return found


def _candidate(one: Segment, at: int, token: Token, entry: Asked, locale: str) -> Candidate | None:
    if (
        not one.happened(at)
        or _is_reason(one.row[:at])
        or one.row[max(at - WINDOW, 0) : at].rstrip("F@9:")[-1:] in _DENIED
    ):
        return None
    span = (token.start, token.end)
    if token.letter == SHARE_OF:
        return Candidate(
            strength=CLEAR, span=span, doubt=Doubt(puzzle=Puzzle.PERCENT_OF_WHAT, ref=entry.ref, span=span)
        )
    if token.letter == RANGE:
        return range_of(token, entry, locale, span)
    strength = strength_of(one, at, token, entry, locale)
    if token.letter == FRACTION:
        return share_of(token, entry, locale, strength=strength, span=span)
    if token.letter == DELTA:
        return _change(one, at, entry, locale, strength)
    if token.letter == PAIR:
        strength = CERTAIN
    found = plain_number(token.amounts[0], entry, locale, strength=strength, span=span, of_done=is_of_done(one.row, at))
    return _wrong_way(found, one.tokens[max(at - WINDOW, 0) : at], entry)


def _change(one: Segment, at: int, entry: Asked, locale: str, strength: int) -> Candidate | None:
    """A change from the last value; "lost 25 in total" is one from nobody knows when."""
    token = one.tokens[at]
    span = (token.start, token.end)
    if token.way == "lost" and one.row[at + 1 :].lstrip("VF").startswith(FIELDS["now"]):
        question = Doubt(puzzle=Puzzle.NOT_UNDERSTOOD, ref=entry.ref, span=span)
        return Candidate(strength=strength, span=span, doubt=question, is_delta=True)
    return changed(token, entry, locale, strength=strength, span=span)


def _is_reason(before: str) -> bool:
    """Whether a value was told already and what follows is why: "up 3 because we fixed 2"."""
    told, reason, _ = before.partition(FIELDS["reason"])
    return bool(reason) and not VALUES.isdisjoint(told)


def _wrong_way(found: Candidate | None, before: Sequence[Token], entry: Asked) -> Candidate | None:
    """Doubt "hired 1" where 2 had been hired already: it is rather one more than one in all."""
    ends = (entry.start, entry.target, entry.last)
    verb = next((token for token in reversed(before) if token.letter != FIELDS["filler"]), None)
    if found is None or found.value is None or verb is None or "reached" not in verb.fields:
        return found
    start, target, last = ends
    if start is None or target is None or last is None or not start < target or found.value > last:
        return found
    return replace(
        found,
        doubt=Doubt(
            puzzle=Puzzle.WRONG_WAY, ref=entry.ref, span=found.span, readings=(last + found.value, found.value)
        ),
    )
