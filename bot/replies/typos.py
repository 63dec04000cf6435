"""Slips of the finger in the words that carry a status, a blocker, "unchanged" or a confidence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from bot.replies.lexicon import Phrase, lexicon
from bot.replies.pieces import Piece, phrase_at

_TELLING = frozenset(
    {"on_track", "at_risk", "off_track", "blocked_by", "blocked", "unblocked", "unchanged", "confidence"}
)
_SWAPPED_FROM, _MISSING_FROM, _ALONE_FROM = 4, 5, 7
"""The least letters of a word: with two of them swapped, with one missing or too many, and standing alone."""
_BEFORE, _BEHIND = 4, 6


@dataclass(frozen=True, slots=True)
class _Spelling:
    """`every` word of the phrases of a language, the `telling` ones among them, and these by their slips."""

    every: frozenset[str]
    telling: frozenset[str]
    by_slip: dict[str, frozenset[str]]


def mended(pieces: list[Piece], locale: str, is_title: Callable[[str], bool]) -> list[Piece]:
    """The pieces with unknown words put right where the right word makes a telling phrase with those around it."""
    spelling = _spelling(locale)
    result = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.token is not None or len(piece.text) < _SWAPPED_FROM or piece.text in spelling.every:
            continue
        meant = _meant(piece.text, spelling)
        if len(meant) != 1 or is_title(piece.text):
            continue
        right = replace(piece, text=meant.pop())
        first = max(at - _BEFORE, 0)
        if _tells([*result[first:at], right, *pieces[at + 1 : at + _BEHIND]], at - first, locale):
            result[at] = right
    return result


def _tells(around: list[Piece], at: int, locale: str) -> bool:
    """Whether a telling phrase covers the piece at this place."""
    for first in range(at + 1):
        phrase = phrase_at(around, first, lexicon(locale))
        if phrase is not None and first + len(phrase.words) > at and _is_telling(phrase):
            return len(phrase.words) > 1 or len(around[at].text) >= _ALONE_FROM
    return False


def _is_telling(phrase: Phrase) -> bool:
    return phrase.fields[0] in _TELLING


def _meant(word: str, spelling: _Spelling) -> set[str]:
    """The telling words that are one slip away from `word`."""
    too_many = {less for less in _without_one(word[:-1]) if len(less) + 1 >= _MISSING_FROM}
    longer = {f"{less}{word[-1]}" for less in too_many} & spelling.telling
    return {*spelling.by_slip.get(word, ()), *longer}


@cache
def _spelling(locale: str) -> _Spelling:
    phrases = [phrase for some in lexicon(locale).by_word.values() for phrase in some]
    telling = frozenset(
        word for phrase in phrases if _is_telling(phrase) for word in phrase.words if len(word) >= _SWAPPED_FROM
    )
    by_slip: dict[str, frozenset[str]] = {}
    for word in telling:
        for slip in _slips(word):
            by_slip[slip] = by_slip.get(slip, frozenset()) | {word}
    return _Spelling(frozenset(word for phrase in phrases for word in phrase.words), telling, by_slip)


def _slips(word: str) -> Iterator[str]:
    """Two neighbouring letters swapped, or one missing; the first letter is always right."""
    yield from (f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(1, len(word) - 1))
    if len(word) >= _MISSING_FROM:
        yield from _without_one(word)


def _without_one(word: str) -> Iterator[str]:
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))
