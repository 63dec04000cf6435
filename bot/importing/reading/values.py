"""From one text of a file to one value; what can't be read raises a sentence that says what to write instead."""

import re
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from bot.domain.quantity import Ambiguous, parse

E = TypeVar("E", bound=StrEnum)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TEAM_KEY = re.compile(r"[A-Z][A-Z0-9]{0,15}")
OBJECTIVE_KEY = re.compile(r"[A-Z][A-Z0-9]{0,15}-[1-9]\d{0,5}")
KEY_RESULT_KEY = re.compile(r"[A-Z][A-Z0-9]{0,15}-[1-9]\d{0,5}\.[1-9]\d{0,5}")
PERSON_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
CYCLE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_PLAIN_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")


class Unreadable(Exception):
    """A text isn't a value of its field; the message is the sentence to show."""


def title(text: str) -> str:
    """Anything that is not blank."""
    if not text.strip():
        raise Unreadable("is blank; write a few words.")
    return text


def word(text: str) -> str:
    """Any text."""
    return text


def day(text: str) -> date:
    """A day as 2026-10-01."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Unreadable(f"“{text}” isn't a day; write it as 2026-10-01.") from None


def clock(text: str) -> time:
    """A wall time as 10:00 or 9:30."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?", text.strip())
    if match is None:
        raise Unreadable(f"“{text}” isn't a time of day; write it as 10:00.")
    return time(int(match[1]), int(match[2]))


def weekday(text: str) -> int:
    """A day of the week, Monday = 0; three letters are enough."""
    said = text.strip().casefold()
    for number, name in enumerate(WEEKDAYS):
        if len(said) >= 3 and name.startswith(said):  # noqa: PLR2004 - "mon"
            return number
    raise Unreadable(f"“{text}” isn't a day of the week; write it as thursday.")


def flag(text: str) -> bool:
    """Yes or no."""
    said = text.strip().casefold()
    if said not in {"true", "yes", "false", "no"}:
        raise Unreadable(f"“{text}” is neither yes nor no.")
    return said in {"true", "yes"}


def count(text: str) -> int:
    """A whole number from 1."""
    if not re.fullmatch(r"[1-9]\d{0,8}", text.strip()):
        raise Unreadable(f"“{text}” isn't a whole number from 1 on.")
    return int(text)


def number(text: str, *, unit: str, locale: str, near: Decimal | None = None) -> Decimal:
    """A value in `unit`: a plain number, or one as people type it, such as 62 %, 1.2k or 3:30."""
    if _PLAIN_NUMBER.fullmatch(text.strip()):
        return Decimal(text.strip())
    found = parse(text, unit=unit, locale=locale, near=near)
    if isinstance(found, Ambiguous):
        readings = " or ".join(format(reading, "f") for reading in found.readings)
        raise Unreadable(f"“{text}” can be read as {readings}; write it without a thousands separator.")
    if found is None:
        raise Unreadable(f"“{text}” isn't a number{f' in {unit}' if unit else ''}.")
    return found


def plain_number(text: str) -> Decimal:
    """A number without a unit."""
    return number(text, unit="", locale="en")


def positive(text: str) -> Decimal:
    """A plain number above 0."""
    if (found := plain_number(text)) <= 0:
        raise Unreadable(f"{text} has to be more than 0.")
    return found


def zone(text: str) -> str:
    """An IANA zone such as Europe/Zurich."""
    try:
        ZoneInfo(text.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Unreadable(f"“{text}” isn't a time zone; write it as Europe/Zurich.") from None
    return text.strip()


def locale_tag(text: str) -> str:
    """A language tag such as en-GB."""
    try:
        Locale.parse(text.strip().replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        raise Unreadable(f"“{text}” isn't a language tag; write it as en-GB.") from None
    return text.strip()


def email(text: str) -> str:
    """An e-mail address, as written: letters are matched whatever their case."""
    if not is_email(text):
        raise Unreadable(f"“{text}” isn't an e-mail address.")
    return text.strip()


def is_email(text: str) -> bool:
    """Whether the text is an e-mail address and nothing else."""
    return _EMAIL.fullmatch(text.strip()) is not None


def cycle_key(text: str) -> str:
    """A cycle's key: letters, digits, dots and hyphens, as 2026-Q4."""
    if not CYCLE_KEY.fullmatch(text.strip()):
        raise Unreadable(f"“{text}” can't be a key; write letters, digits and hyphens, as 2026-Q4.")
    return text.strip()


def person_id(text: str) -> str:
    """A person's id: small letters, digits, dots, hyphens and underscores, as ana.ruiz."""
    if not PERSON_ID.fullmatch(said := text.strip().casefold()):
        raise Unreadable(f"“{text}” can't be an id; write small letters, digits, dots and hyphens, as ana.ruiz.")
    return said


def team_key(text: str) -> str:
    """A team's key: letters and digits, as GROW."""
    return _key(text, TEAM_KEY, "a team's key is up to 16 letters and digits and starts with a letter, as GROW")


def objective_key(text: str) -> str:
    """An objective's key: its team's and a number, as GROW-2."""
    return _key(text, OBJECTIVE_KEY, "an objective's key is its team's and a number, as GROW-2")


def key_result_key(text: str) -> str:
    """A key result's key: its objective's and a number, as GROW-2.1."""
    return _key(text, KEY_RESULT_KEY, "a key result's key is its objective's and a number, as GROW-2.1")


def _key(text: str, pattern: re.Pattern[str], rule: str) -> str:
    key = text.strip().upper()
    if not pattern.fullmatch(key):
        raise Unreadable(f"“{text}” can't be a key; {rule}.")
    return key


def choice(text: str, of: type[E]) -> E:
    """One of a few words, case, spaces and hyphens aside."""
    said = re.sub(r"[\s-]+", "_", text.strip().casefold())
    try:
        return of(said)
    except ValueError:
        raise Unreadable(f"“{text}” is none of {', '.join(one.value for one in of)}.") from None
