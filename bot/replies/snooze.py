"""When to ask again: `tomorrow`, `monday 9`, `in 3 hours`, `I'm on PTO until the 3rd`."""

import re
from datetime import datetime, time, timedelta

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

_MORNING, _NOON, _EVENING = time(9), time(13), time(17)
_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
_DAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)(?:s|r|day|nesday|rsday|urday|ntag|enstag|ttwoch|nnerstag|eitag|mstag)?\b"
)
_DAY_NUMBERS = {
    name: at
    for at, names in enumerate(("mon mo", "tue di", "wed mi", "thu do", "fri fr", "sat sa", "sun so"))
    for name in names.split()
}
_AFTER = re.compile(
    r"(?:^|\bin )(\d+|an?|one|two|three|half an|einer?|zwei|drei) ?(min|minute|hour|h|day|week|stunde|tag|woche)(?:s|n|en)?\b"
)
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "half an": 0.5,
    "ein": 1,
    "eine": 1,
    "einer": 1,
    "zwei": 2,
    "drei": 3,
}
_UNITS = {
    "min": timedelta(minutes=1),
    "minute": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "hour": timedelta(hours=1),
    "stunde": timedelta(hours=1),
    "day": timedelta(days=1),
    "tag": timedelta(days=1),
    "week": timedelta(weeks=1),
    "woche": timedelta(weeks=1),
}
_CLOCK = re.compile(r"\b(?:at |um )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|uhr|h)?$")
_ORDINAL = re.compile(r"\b(?:the |den )?(\d{1,2})(?:st|nd|rd|th|\.)(?=$|\s)")


def until(text: str, now: datetime, locale: str) -> datetime | None:
    """The moment meant, in `now`'s zone; None when it names no time. A day without an hour means 9:00."""
    words = text.lower().strip().removesuffix(".")
    after = _AFTER.search(words)
    if after and not re.search(r"\d{4}-\d", words) and not _CLOCK.fullmatch(words):
        count = _COUNTS.get(after[1]) or float(after[1])
        step = _UNITS[after[2]]
        at = now + step * count
        return at if step < timedelta(days=1) else _at(at, _hour(words[after.end() :].strip()) or _MORNING)
    day = _day(words, now, locale)
    hour = _hour(
        re.sub(r"\d{4}-\d{2}-\d{2}|[a-z]{3,9}\.? \d{1,2}$", "", words) if day and not _DAY.search(words) else words
    )
    if day is None:
        if hour is None or not _CLOCK.fullmatch(words):
            return _later_today(words, now)
        at = _at(now, hour)
        return at if at > now else at + timedelta(days=1)
    return _at(day, hour or _MORNING)


def _day(words: str, now: datetime, locale: str) -> datetime | None:
    if re.search(r"day after tomorrow|übermorgen", words):
        return now + timedelta(days=2)
    if re.search(r"\btomorrow\b|\bmorgen\b", words):
        return now + timedelta(days=1)
    if re.search(r"next week|nächste woche", words) and not _DAY.search(words):
        return now + relativedelta(days=1, weekday=MO)
    ordinal = _ORDINAL.search(words)
    if ordinal:
        return _on_the(int(ordinal[1]), now)
    named = _DAY.search(words)
    if named and named[1] in _DAY_NUMBERS:
        return now + relativedelta(days=1, weekday=_WEEKDAYS[_DAY_NUMBERS[named[1]]])
    return _date(words, now, locale)


def _on_the(day: int, now: datetime) -> datetime | None:
    """The next day of a month with this number."""
    for months in range(3):
        at = now + relativedelta(months=months, day=day)
        if at.day == day and at.date() > now.date():
            return at
    return None


def _date(words: str, now: datetime, locale: str) -> datetime | None:
    found = re.search(
        r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}\.?(?:\d{2,4})?|[a-z]{3,9}\.? \d{1,2}\b|\b\d{1,2} [a-z]{3,9}", words
    )
    if not found:
        return None
    try:
        at = parse(found[0], default=now, dayfirst=not locale.endswith("US") and not found[0][:4].isdigit())
    except (ParserError, OverflowError, ValueError):
        return None
    return at if at.date() > now.date() else at + relativedelta(years=1)


def _hour(words: str) -> time | None:
    if re.search(r"afternoon|nachmittag|after lunch", words):
        return time(14)
    if re.search(r"evening|tonight|abend", words):
        return _EVENING
    found = _CLOCK.search(words)
    if not found:
        return None
    hour = int(found[1]) + (12 if found[3] == "pm" and int(found[1]) < 12 else 0)  # noqa: PLR2004 - noon
    minute = int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004


def _later_today(words: str, now: datetime) -> datetime | None:
    if re.search(r"afternoon|after lunch|nachmittag", words) and now.time() < _NOON:
        return _at(now, _NOON)
    if re.search(r"end of day|eod|tonight|evening|feierabend|abend", words) and now.time() < _EVENING:
        return _at(now, _EVENING)
    if re.search(r"\blater\b|in a bit|soon|später|nachher|afternoon|eod|tonight|lunch", words):
        return now + timedelta(hours=3)
    return None


def _at(day: datetime, hour: time) -> datetime:
    return day.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
