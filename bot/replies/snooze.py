"""When to ask again: `tomorrow`, `monday 9`, `in 3 hours`, `I'm on PTO until the 3rd`."""

import re
from datetime import datetime, time, timedelta
from functools import cache

from babel import Locale
from babel.dates import get_month_names
from dateutil.parser import ParserError, parse
from dateutil.relativedelta import MO, relativedelta, weekday

from bot.domain.quantity.numerals import known_locale
from bot.domain.quantity.plain import plain
from bot.domain.quantity.units import WORDS, Kind, Unit
from bot.replies.words import across, spoken

MORNING, MIDDAY, EVENING = time(9), time(14), time(17)
LATER = timedelta(hours=3)
_LONGEST = 200
_FARTHEST = timedelta(days=366)
_CLOCK = re.compile(
    r"(?:^|(?<=\s))(?:at |um |à |a las |às |alle |om |kl\.? )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|uhr|h|時)?(?=$|[\s,!])"
)
_DAY_OF_MONTH = re.compile(
    r"(?:\b(?:the|den|am|zum|bis|le|el|il|dia) )(\d{1,2})(?:st|nd|rd|th|\.)?(?=$|[\s,!])"
    r"|\b(\d{1,2})(?:st|nd|rd|th)\b|(\d{1,2})日"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}\.?(?:\d{2,4})?")
_DAY_AND_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|er)? (?:de |of )?([^\W\d_]{3,})|([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th|\.)?"
)
_SPAN = re.compile(r"(?<!\w)(?=(\d{1,3}|[^\W\d_]+'|[^\W\d_]+) ?(時間|分|日|[^\W\d_]+))")


def until(text: str, now: datetime, locale: str) -> datetime | None:
    """The moment meant, in `now`'s zone; None when it names no time. A day without an hour means 9:00."""
    words = plain(text[:_LONGEST]).strip().rstrip(".")
    day = _day(words, now, locale)
    after = _after(words, locale) if day is None else None
    if after is not None and after < timedelta(days=1):
        return now + after
    day = now + after if after is not None else day
    hour = _hour(words, locale, beside_a_day=day is not None)
    if day is not None:
        return _at(day, hour or MORNING)
    if hour is None:
        return now + LATER if _says(words, "soon", locale) else None
    return _at(now, hour) if _at(now, hour) > now else _at(now + timedelta(days=1), hour)


def _after(words: str, locale: str) -> timedelta | None:
    """A span from now: `in 2 hours`, `half an hour`, `three days`."""
    if _says(words, "half", locale):
        return timedelta(minutes=30)
    for match in _SPAN.finditer(words):
        count, unit = _count(match[1], locale), _unit(match[2], locale)
        if count is not None and unit is not None and unit.kind is Kind.TIME:
            return min(timedelta(seconds=count * float(unit.scale)), _FARTHEST)
    return None


def _unit(word: str, locale: str) -> Unit | None:
    hour = any(word in words.hour.split() for words in spoken(locale))
    return WORDS["h"] if hour else WORDS.get(word)


def _count(word: str, locale: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return 1 if word in across("one") else _numbers(locale).get(word)


@cache
def _numbers(locale: str) -> dict[str, int]:
    pairs = (phrase.split("=") for words in spoken(locale) for phrase in words.numbers.split(" | ") if phrase)
    return {word: int(number) for word, number in pairs if int(number) > 0}


@cache
def _pattern(field: str, locale: str) -> re.Pattern[str] | None:
    phrases = [phrase for words in spoken(locale) for phrase in getattr(words, field).split(" | ") if phrase]
    edged = [re.escape(one) if one[0] >= "\u3040" else rf"\b{re.escape(one)}\b" for one in phrases]
    return re.compile("|".join(sorted(edged, key=len, reverse=True))) if edged else None


def _says(words: str, field: str, locale: str) -> bool:
    pattern = _pattern(field, locale)
    return pattern is not None and pattern.search(words) is not None


def _day(words: str, now: datetime, locale: str) -> datetime | None:
    if _says(words, "overmorrow", locale):
        return now + timedelta(days=2)
    if _says(words, "tomorrow", locale):
        return now + timedelta(days=1)
    named = _weekday(words, locale)
    if named is not None:
        return now + relativedelta(days=1, weekday=weekday(named))
    if _says(words, "next_week", locale):
        return now + relativedelta(days=1, weekday=MO)
    if _says(words, "next_month", locale):
        return now + relativedelta(months=1, day=1)
    return _date(words, now, locale) or _day_of_month(words, now)


def _weekday(words: str, locale: str) -> int | None:
    for language in spoken(locale):
        for at, names in enumerate(language.weekdays.split(" | ")):
            if any(name in words if name >= "\u3040" else re.search(rf"\b{name}\b", words) for name in names.split()):
                return at
    return None


def _date(words: str, now: datetime, locale: str) -> datetime | None:
    """The next such date: `2026-03-14`, `14.3.`, `14 March`, `March 14`."""
    if found := _DATE.search(words):
        return _parsed(found[0].rstrip("."), now, locale)
    for found in _DAY_AND_MONTH.finditer(words):
        number, name = (found[1], found[2]) if found[1] else (found[4], found[3])
        month = _months(locale).get(name)
        if month is not None:
            return _parsed(f"{now.year}-{month:02}-{int(number):02}", now, locale)
    return None


@cache
def _months(locale: str) -> dict[str, int]:
    """The numbers of the months by their long and short names in the reader's language and in English."""
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for known in (Locale("en"), known_locale(locale)):
            names |= {plain(name).rstrip("."): number for number, name in get_month_names(width, locale=known).items()}
    return names


def _parsed(text: str, now: datetime, locale: str) -> datetime | None:
    try:
        at = parse(text, default=now, dayfirst=not locale.endswith("US") and not text[:4].isdigit())
    except (ParserError, OverflowError, ValueError):
        return None
    return at if at.date() > now.date() else at + relativedelta(years=1)


def _day_of_month(words: str, now: datetime) -> datetime | None:
    """The next day of a month with this number: `the 3rd`."""
    found = _DAY_OF_MONTH.search(words)
    day = int(next(filter(None, found.groups()))) if found else 0
    for months in range(3):
        at = now + relativedelta(months=months, day=day) if 1 <= day <= 31 else now  # noqa: PLR2004 - days of a month
        if at.day == day and at.date() > now.date():
            return at
    return None


def _hour(words: str, locale: str, *, beside_a_day: bool) -> time | None:
    for field, at in (("midday", MIDDAY), ("evening", EVENING)):
        if _says(words, field, locale):
            return at
    rest = _DATE.sub("", _DAY_OF_MONTH.sub("", _DAY_AND_MONTH.sub(lambda match: _without_month(match, locale), words)))
    found = list(_CLOCK.finditer(rest))
    if not found or not (beside_a_day or found[-1][0].strip() == words or found[-1][3] or " " in found[-1][0].strip()):
        return None
    hour = int(found[-1][1]) + (12 if found[-1][3] == "pm" and int(found[-1][1]) < 12 else 0)  # noqa: PLR2004 - noon
    minute = int(found[-1][2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - of a day, of an hour


def _without_month(match: re.Match[str], locale: str) -> str:
    """Nothing for `14 March`; `monday 9` and `9 tomorrow` as they are."""
    name = match[2] or match[3]
    return "" if name in _months(locale) else match[0]


def _at(day: datetime, hour: time) -> datetime:
    return day.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
