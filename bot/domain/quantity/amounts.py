"""Finding numbers with their units in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.quantity.currencies import currency
from bot.domain.quantity.units import WORDS, Kind, Unit, multiplier


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`digits` as typed, without their meaning, times `factor`, in `unit` (None: none was typed)."""

    digits: str
    factor: Decimal | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as it stands in a text: its place, its sign as typed, and its parts (`1 day 1 hour` has two)."""

    start: int
    end: int
    sign: str
    parts: tuple[Part, ...]

    @property
    def unit(self) -> Unit | None:
        """The unit of its first part."""
        return self.parts[0].unit

    @property
    def bare(self) -> bool:
        """Whether neither a unit nor a multiplier was typed."""
        return self.unit is None and self.parts[0].factor is None


_LATIN = "a-z\u00df-\u024f_"
_DIGITS = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?![\d'])|\d+(?:[.,:']\d+)*|(?<![^\s(])\.\d+"
_BEFORE = r"(?:us|ca|au|hk|nz|[rac])?\$|\$us|[€£¥₹]|chf|sfr|eur|usd|gbp|nok|sek|dkk|jpy|brl|inr|cad|aud|kr"
_NUMBER = re.compile(
    rf"(?<![{_LATIN}\d])(?<!\d[.,:'])(?:(?<![-=])[~≈><≥≤±]=? ?)?"
    rf"(?P<sign>(?:\+ ?|(?<![^\s(:;,/])-)?)(?:(?P<before>{_BEFORE}) ?)?(?P<inner>-?)(?P<digits>{_DIGITS})"
)
_WIDE_UNITS = "百万|パーセント|日間|週間|時間|ミリ秒|[ヶかカ]月|[千万億倍秒分日週年円]"
_SUFFIX = re.compile(rf"(?!-?ish\b) ?(?P<word>\$us|[{_LATIN}]+\$?|[%$€£¥₹×]|{_WIDE_UNITS})")
_NEXT = re.compile(
    rf"(?:,? (?:and|und|et|e|en|og) | ?)(?P<digits>\d+(?:[.,]\d+)?)(?:(?P<unit>(?: ?[{_LATIN}]+|[分秒]))|(?!\w))"
)
_BEHIND = re.compile(r" ?\+(?! ?\d)|-?ish\b|[.,][-–](?!\d)")
_GOES_ON = tuple("½¼¾⅓⅔")
_LONGEST_WORD = 14


def amounts(text: str, *, locale: str) -> Iterator[Amount]:
    """Every number in a `plain` text, from left to right; `5 d 4 h` and `21h30` are one."""
    position = 0
    while match := _NUMBER.search(text, position):
        found = _amount(text, match, locale)
        position = found.end if found else match.end()
        if found:
            yield found


def _amount(text: str, match: re.Match[str], locale: str) -> Amount | None:
    money = currency(match["before"]) if match["before"] else None
    read = _part(text, match, Unit(kind=Kind.MONEY, name=money) if money else None, locale)
    if read is None:
        return None
    part, end = read
    parts = [part]
    while (more := _next_part(text, end, parts[-1])) is not None:
        part, end = more
        parts.append(part)
    behind = _BEHIND.match(text, end)
    sign = (match["sign"] or match["inner"]).strip()
    return Amount(start=match.start(), end=behind.end() if behind else end, sign=sign, parts=tuple(parts))


def _part(text: str, match: re.Match[str], unit: Unit | None, locale: str) -> tuple[Part, int] | None:
    """Digits with the multiplier and the unit behind them; None if they are a piece of a word (`3rd`, `1e9`)."""
    factor: Decimal | None = None
    end = match.end()
    while suffix := _SUFFIX.match(text, end, end + _LONGEST_WORD + 2):
        times, means = _meaning(suffix["word"], locale)
        if times is None and means is None:
            glued = suffix.start("word") == end == match.end()
            if glued and suffix["word"][0].isalpha() and suffix["word"][0] < "\u0250":
                return None
            break
        if (times is not None and factor is not None) or (means is not None and unit not in {None, means}):
            break
        factor, unit, end = times or factor, means or unit, suffix.end()
    if text[end : end + 1] in _GOES_ON or (factor is not None and text[end : end + 1].isdigit()):
        return None
    return Part(digits=match["digits"], factor=factor, unit=unit), end


def _meaning(word: str, locale: str) -> tuple[Decimal | None, Unit | None]:
    """The multiplier and the unit in a word behind a number: `k`, `users`, `keur`."""
    if (times := multiplier(word, locale=locale)) is not None:
        return times, None
    if word in WORDS:
        return None, WORDS[word]
    if money := currency(word):
        return None, Unit(kind=Kind.MONEY, name=money)
    if len(word) > 1 and (times := multiplier(word[0], locale=locale)) and (money := currency(word[1:])):
        return times, Unit(kind=Kind.MONEY, name=money)
    return None, None


def _next_part(text: str, end: int, last: Part) -> tuple[Part, int] | None:
    """The smaller unit of time that goes on an amount: the `30` of `21h30`, the `1 hour` of `1 day 1 hour`."""
    if last.unit is None or last.unit.kind is not Kind.TIME or last.factor is not None or ":" in last.digits:
        return None
    match = _NEXT.match(text, end)
    if match is None:
        return None
    if match["unit"] is None:
        glued = match.start("digits") == end
        smaller = Unit(kind=Kind.TIME, scale=last.unit.scale / 60)
        return (
            (Part(digits=match["digits"], unit=smaller), match.end())
            if glued and last.unit.scale in {60, 3600}
            else None
        )
    unit = WORDS.get(match["unit"].strip()) or (
        Unit(kind=Kind.TIME, scale=Decimal(60)) if match["unit"].strip() == "m" else None
    )
    if unit is None or unit.kind is not Kind.TIME or unit.scale >= last.unit.scale:
        return None
    return Part(digits=match["digits"], unit=unit), match.end()
