"""Numbers that are no values, wherever they stand: links, tickets, dates, versions, clock times."""

import re
from collections.abc import Iterator
from functools import cache

from bot.replies.tokens import FIELDS, IGNORED, Token
from bot.replies.words import spoken

_EVERYWHERE = (
    r"<(?:https?:|mailto:|[@#!])[^>\n]*>|https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,64}\.\w+|`[^`\n]*`",
    r"#\d+\b|\b(?:pr|mr|issue|ticket|bug|rfc|invoice|jira|merge request|pull request)\s?#?\d+\b",
    r"\b[a-z]{2,10}-\d+\b(?!\s?%)",
    r"\b(?:v|version|release|rev|build|node|python|java|ios|android|php|api)\.? ?\d+(?:\.\d+)*\b|\bv\d[\w.]*",
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}月(?!間)",
    r"\b(?:am|vom|bis|ab|seit|zum|den|dem|der|le|el|il|op|den|until|by|on) (?:zum |the |den )?\d{1,2}\.(?:\d{1,2}\.)?(?=\s|$)",
    r"\b(?:in|of|since|by|year|seit|en|em|nel|im|for|fy|jahr) ?(?:19|20)\d\d\b(?![.,]\d|\s?[%€$k])",
    r"\b\d{1,2}(?::\d\d)? ?(?:am|pm|uhr|a\.m\.|p\.m\.)(?!\w)|\b(?:at|um|à|alle|às|om|kl\.?) \d{1,2}:\d\d\b|\bo'clock\b",
    r"\b(?:week|sprint|phase|step|stage|tier|level|page|chapter|round|kw|woche|wk|floor|top|version|part|slide|wave|no\.) ?\d+\b(?!\s?%)",
    r"\bn ?= ?\d+|\b(?:24/7|1:1s?|1-1s?|one on ones?|360)\b",
)
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th|er|ère|º|ª|\.)?)"


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    months = "|".join(
        sorted({month for words in spoken(locale) for month in words.months.split()}, key=len, reverse=True)
    )
    dates = rf"\b\d{{1,2}}(?:st|nd|rd|th|\.|er)? (?:de |of )?(?:{months})\b(?: (?:19|20)\d\d\b)?"
    ahead = rf"\b(?:{months})\.? {_ORDINAL}\b(?![.,:]?\d| ?[%€$£k]| ?[^\W\d_]{{3,}})(?:,? (?:19|20)\d\d\b)?"
    return re.compile("|".join((*_EVERYWHERE, dates, ahead)))


def noise(text: str, locale: str) -> Iterator[Token]:
    """The pieces of a `plain` text whose numbers are no values."""
    for match in _pattern(locale).finditer(text):
        yield Token(letter=IGNORED, start=match.start(), end=match.end(), text=match[0])


@cache
def _waiting(locale: str) -> re.Pattern[str]:
    leads = r"in|within|en|em|dans|tra|fra|over|om"
    units = r"min\w*|h|hours?|hrs?|days?|weeks?|months?|stunden?|tage?n?|wochen?|heures?|jours?|horas?|d[ií]as?|semanas?|ore|giorni|uur|dagen|timer"
    later = rf"\b(?:{leads}) (?:about |another |etwa |ca\.? )?\d{{1,3}} ?(?:{units})\b|\d{{1,3}} ?(?:時間|分|日)後"
    day = r"(?:on |until |till |til |by |after |before |around )?the \d{1,2}(?:st|nd|rd|th)\b|\b(?:am|bis zum|ab dem|nach dem) \d{1,2}\.(?!\d)"
    day += r"|\b(?:until|till|on|after|from) \d{1,2}(?:st|nd|rd|th)\b|\b(?:le|el|il|dia|el día) \d{1,2}\b(?=$|[,.!\n])|\d{1,2}日に"
    return re.compile(f"{later}|{day}")


def waiting(text: str, locale: str) -> Iterator[Token]:
    """Times with a number, for which an answer may be put off: `in 2 hours`, `on the 5th`."""
    for match in _waiting(locale).finditer(text):
        yield Token(
            letter=FIELDS["time"], start=match.start(), end=match.end(), text=match[0].strip(), fields=("time",)
        )
