"""Days in tables: ISO days, days with the month's name, and numbers in an order that holds for the whole file."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from bot.importing.options import DateOrder
from bot.importing.reading.values import Unreadable

_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ T].*)?")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?")
_WORDS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
_MONTHS = 12


def order_of(texts: Iterable[str]) -> DateOrder | None:
    """The order that the file's own dates give away; None where all could be either; Unreadable if they differ."""
    found: dict[DateOrder, str] = {}
    for text in texts:
        match = _NUMBERS.fullmatch(text)
        if match is None or _ISO.fullmatch(text):
            continue
        if (order := _order(match)) is not None:
            found.setdefault(order, text)
    if len(found) > 1:
        raise Unreadable(f"The dates {' and '.join(found.values())} have different orders; write all as 2026-10-01.")
    return next(iter(found), None)


def _order(match: re.Match[str]) -> DateOrder | None:
    first, middle = match[1], int(match[3])
    if len(first) == 4:  # noqa: PLR2004 - a year
        return DateOrder.YMD
    if match[2] == "." or int(first) > _MONTHS:
        return DateOrder.DMY
    return DateOrder.MDY if middle > _MONTHS else None


def read_day(text: str, order: DateOrder | None) -> date:
    """The day; Unreadable if it isn't one, or if its order is neither known nor clear."""
    if match := _ISO.fullmatch(text):
        return _day(text, *map(int, match[1].split("-")))
    if match := _NUMBERS.fullmatch(text):
        numbers = {"first": int(match[1]), "middle": int(match[3]), "last": int(match[4])}
        match order or _order(match):
            case DateOrder.YMD:
                return _day(text, numbers["first"], numbers["middle"], numbers["last"])
            case DateOrder.MDY:
                return _day(text, numbers["last"], numbers["first"], numbers["middle"])
            case DateOrder.DMY:
                return _day(text, numbers["last"], numbers["middle"], numbers["first"])
        raise Unreadable(
            f"{text} can be read in two ways; say once for the file whether the day or the month comes first."
        )
    words = text.replace(",", " ").replace(".", " ")
    for form in _WORDS:
        try:
            return datetime.strptime(" ".join(words.split()), form).date()  # noqa: DTZ007 - only the day is used
        except ValueError:
            continue
    raise Unreadable(f"“{text}” isn't a day; write it as 2026-10-01.")


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004 - 26 is 2026
    except ValueError:
        raise Unreadable(f"There is no day {text}.") from None
