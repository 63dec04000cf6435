"""Numbers that are no values, wherever they stand: links, tickets, dates, versions, clock times."""

import re
from collections.abc import Iterator
from functools import cache

from bot.replies.tokens import FIELDS, IGNORED, Token
from bot.replies.words import across, spoken

_TICKETS = "pr|mr|issue|ticket|bug|rfc|invoice|jira|merge request|pull request"
_VERSIONS = "v|version|release|rev|build|node|python|java|ios|android|php|api"
_COUNTED = "week|sprint|phase|step|stage|tier|level|page|chapter|round|kw|woche|wk|floor|top|version|part|slide|wave"
_LINKS = re.compile(r"<(?:https?:|mailto:|[@#!])[^>\n]*>|https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,64}\.\w+")
_IN_LINKS = ("<", "://", "www.", "@")
_SIGNED = r"#\d+\b|\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}月(?!間)"
_WORDED = (
    rf"(?:{_TICKETS})\s?#?\d+\b|[a-z]{{2,10}}-\d+\b(?!\s?%)|v\d[\w.]*",
    rf"(?:{_VERSIONS})\.? ?\d+(?:\.\d+)*\b|(?:{_COUNTED}|no\.) ?\d+\b(?!\s?%)",
    r"\d{4}-\d{1,2}-\d{1,2}\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|n ?= ?\d+|(?:24/7|1:1s?|1-1s?|360)\b",
    r"\d{1,2}(?::\d\d)? ?(?:am|pm|uhr|a\.m\.|p\.m\.)(?!\w)",
)
_NEAR_A_DIGIT = r"\b(?=\D{0,22}\d)"
_ORDINAL = r"(?:(?:[12]?\d|3[01])(?:st|nd|rd|th|er|ère|º|ª|\.)?)"
_NO_UNIT = r"(?![.,:]?\d| ?[%€$£k]| ?[^\W\d_]{3,})"
_DAY = r"(?:(?:[12]?\d|3[01])[./](?:1[0-2]|0?[1-9])|(?:1[0-2]|0?[1-9])[./](?:[12]?\d|3[01]))(?![./]?\d)"
_YEAR = r"(?:19|20)\d\d\b"


def _any_of(field: str) -> str:
    return "|".join(sorted((word.replace("_", " ") for word in across(field)), key=len, reverse=True))


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    months = "|".join(
        sorted((word for words in spoken(locale) for word in words.months.split()), key=len, reverse=True)
    )
    on_ordinal, in_year, as_of = (_any_of(field) for field in ("on_ordinal", "in_year", "as_of"))
    dates = (
        rf"(?:(?:{on_ordinal}) )?\d{{1,2}}(?:st|nd|rd|th|\.|er)? (?:de |of )?(?:{months})\b(?: {_YEAR})?",
        rf"(?:{on_ordinal}) \d{{1,2}}\.(?:\d{{1,2}}\.)?(?=\s|$|[,;)])",
        rf"(?:{as_of}) {_DAY}\b\.?",
        rf"(?:{in_year}) ?{_YEAR}(?![.,]\d|\s?[%€$k])",
        rf"(?:{months})\.? {_ORDINAL}\b{_NO_UNIT}(?:,? {_YEAR})?",
    )
    return re.compile(f"{_SIGNED}|{_NEAR_A_DIGIT}(?:{'|'.join((*_WORDED, *dates))})")


def noise(text: str, locale: str) -> Iterator[Token]:
    """The pieces of a `plain` text whose numbers are no values."""
    links = _LINKS.finditer(text) if any(sign in text for sign in _IN_LINKS) else iter(())
    taken = 0
    for match in sorted([*links, *_pattern(locale).finditer(text)], key=lambda match: match.start()):
        if match.start() < taken:
            continue
        taken = match.end()
        yield Token(letter=IGNORED, start=match.start(), end=match.end(), text=match[0])


@cache
def _waiting() -> re.Pattern[str]:
    within, on_day, units, months = (_any_of(field) for field in ("within", "on_day", "spans", "months"))
    ends = r"(?=$|[,!\n]|\.(?!\d))"
    return re.compile(
        rf"{_NEAR_A_DIGIT}(?:(?:{within}) (?:about |another |etwa |ca\.? )?\d{{1,3}} ?(?:{units})\b"
        rf"|(?<!of )(?<!von )(?<!de )(?:(?:{on_day}) )?(?:the|den|le|el|il) \d{{1,2}}(?:st|nd|rd|th|\.)?{ends}"
        rf"|(?:(?:{on_day}) )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|(?:until|till|bis um) \d{{1,2}}{ends}"
        r"|(?:am|bis zum|ab dem|nach dem) \d{1,2}\.(?!\d| ?(?:" + months + r")\b))"
        r"|\d{1,3} ?(?:時間|分|日)後|\d{1,2}日に"
    )


def waiting(text: str) -> Iterator[Token]:
    """Times with a number, for which an answer may be put off: `in 2 hours`, `on the 5th`."""
    for match in _waiting().finditer(text):
        yield Token(
            letter=FIELDS["time"], start=match.start(), end=match.end(), text=match[0].strip(), fields=("time",)
        )
