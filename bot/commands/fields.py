"""Read the fields of a check-in form: every value is a string, read by the code that reads typed text."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.measures import Measure
from bot.domain.okr import Key
from bot.domain.quantity.amounts import amounts
from bot.errors import OkrError
from bot.replies.confidence import confidence_of
from bot.replies.plausible import doubt, typed_value
from bot.replies.reading import Asked, Doubt, Intent
from bot.replies.reply import read
from bot.usecases.record_check_ins import News
from bot.usecases.word_doubt import word_doubt


class NoConfidence(OkrError):
    """“{text}” is no confidence. Type a number from 0 to 10, such as 7."""


class EmptyForm(OkrError):
    """Type a value, or “same” if nothing has changed."""


UNBLOCKED = {"no", "none", "nothing", "-", "unblocked", "no longer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFields:
    """What the fields of one key result say: news (None when all were left empty), or a sentence for each bad field."""

    news: News | None
    errors: Mapping[str, str]


def by_key(values: Mapping[str, str]) -> dict[Key, dict[str, str]]:
    """`value:GROW-2.1` → {"GROW-2.1": {"value": …}}, in the order of the form."""
    fields: dict[Key, dict[str, str]] = {}
    for name, value in values.items():
        field, colon, key = name.partition(":")
        if colon:
            fields.setdefault(key, {})[field] = value.strip()
    return fields


def read_fields(
    typed: Mapping[str, str], asked: Asked, measure: Measure, *, locale: str, corrects: str | None
) -> ReadFields:
    """The news in `value`, `confidence`, `blocker` and `note`."""
    if not any(typed.values()):
        return ReadFields(news=None, errors={})
    errors: dict[str, str] = {}
    value, unchanged = _value(typed.get("value", ""), asked, measure, locale, errors)
    confidence = _confidence(typed.get("confidence", ""), asked, locale, errors)
    blocker = typed.get("blocker", "")
    blocked = None if not blocker else blocker.casefold() not in UNBLOCKED
    news = News(
        key=asked.ref,
        value=value,
        confidence=confidence,
        unchanged=unchanged,
        blocked=blocked,
        blocker=blocker if blocked else None,
        note=typed.get("note") or None,
        corrects=corrects,
    )
    return ReadFields(news=None if errors else news, errors=errors)


def _value(
    text: str, asked: Asked, measure: Measure, locale: str, errors: dict[str, str]
) -> tuple[Decimal | None, bool]:
    if not text:
        return None, False
    value = measure.parse(text, unit=asked.unit, locale=locale, near=asked.near)
    is_number = isinstance(value, Decimal) and any(map(str.isdigit, text))
    if not is_number and read(text, [asked], locale).intent is Intent.NO_CHANGE:
        return None, True
    found = (doubt(value, asked) or value) if isinstance(value, Decimal) else typed_value(text, asked, locale)
    if isinstance(found, Doubt):
        errors[f"value:{asked.ref}"] = word_doubt(found, asked, text, locale=locale)
        return None, False
    return found, False


def _confidence(text: str, asked: Asked, locale: str, errors: dict[str, str]) -> Decimal | None:
    """As typed after the word `confidence` in a message: `7`, `7/10`, `0.7`, `70 %`, `high`."""
    if not text:
        return None
    confidence = _number_as_confidence(text, locale)
    if confidence is None:
        updates = read(f"confidence {text}", [asked], locale).updates
        confidence = updates[0].confidence if len(updates) == 1 and updates[0].value is None else None
    if confidence is None:
        errors[f"confidence:{asked.ref}"] = str(NoConfidence(text=text[:60]))
    return confidence


def _number_as_confidence(text: str, locale: str) -> Decimal | None:
    """What most people type, a number alone; everything else needs the whole reader."""
    found = list(amounts(text, locale=locale))
    alone = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
    return confidence_of(found[0]) if alone else None
