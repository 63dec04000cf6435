"""Finding the phrases of a language in a text, word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.domain.check_in import Word
from bot.replies.tokens import FIELDS
from bot.replies.words import Words, spoken

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
UNIT = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー]")
_STATUS = {
    "on_track": Word.ON_TRACK,
    "green": Word.ON_TRACK,
    "at_risk": Word.AT_RISK,
    "yellow": Word.AT_RISK,
    "off_track": Word.OFF_TRACK,
    "red": Word.OFF_TRACK,
    "done": Word.DONE,
}
_CONFIDENCE = {"high": Decimal(8), "medium": Decimal(5), "low": Decimal(2), "unsure": Decimal(2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Some words that stand together, the fields of `Words` they stand in, and what these make them mean.

    `behind`: each word after the first with its place.
    """

    words: tuple[str, ...]
    behind: tuple[tuple[int, str], ...]
    fields: tuple[str, ...]
    letter: str
    number: Decimal | None
    status: Word | None


def status_of(fields: Iterable[str]) -> Word | None:
    """The status that a phrase of these fields says."""
    return next((_STATUS[field] for field in fields if field in _STATUS), None)


def _phrase(text: str, fields: Sequence[str], number: Decimal | None) -> Phrase:
    words = tuple(UNIT.findall(text))
    level = next((_CONFIDENCE[field] for field in fields if field in _CONFIDENCE), None)
    return Phrase(
        words=words,
        behind=tuple(enumerate(words))[1:],
        fields=tuple(fields),
        letter=FIELDS[fields[0]],
        number=number if number is not None else level,
        status=status_of(fields),
    )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`by_word`: phrases by their first word, the longest first; `wide`: those of scripts without spaces, whole."""

    by_word: dict[str, tuple[Phrase, ...]]
    wide: dict[str, Phrase]
    longest_wide: int

    def starting_with(self, word: str) -> tuple[Phrase, ...]:
        """The phrases that may begin with this word."""
        return self.by_word.get(word, ())


@cache
def lexicon(locale: str) -> Lexicon:
    """The phrases to expect in this locale; where two languages share a phrase, the reader's own counts first."""
    fields: dict[str, list[str]] = {}
    numbers: dict[str, Decimal] = {}
    for words in spoken(locale):
        own: dict[str, list[str]] = {}
        for field in FIELDS:
            for text in _phrases(words, field):
                phrase, _, number = text.partition("=")
                own.setdefault(phrase, []).append(field)
                if number:
                    numbers[phrase] = Decimal(number)
        for month in words.months.split():
            own.setdefault(month, []).append("filler")
        for phrase, of_phrase in own.items():
            fields.setdefault(phrase, of_phrase)
    return _indexed(fields, numbers)


def _phrases(words: Words, field: str) -> list[str]:
    text: str = getattr(words, field)
    return text.split(" | ") if text else []


def _indexed(fields: dict[str, list[str]], numbers: dict[str, Decimal]) -> Lexicon:
    by_word: dict[str, list[Phrase]] = {}
    wide: dict[str, Phrase] = {}
    for text, of_phrase in fields.items():
        phrase = _phrase(text, of_phrase, numbers.get(text))
        if _WIDE.match(text):
            wide[text] = phrase
        elif phrase.words:
            by_word.setdefault(phrase.words[0], []).append(phrase)
    ordered = {first: tuple(sorted(some, key=lambda one: -len(one.words))) for first, some in by_word.items()}
    return Lexicon(by_word=ordered, wide=wide, longest_wide=max(map(len, wide), default=0))
