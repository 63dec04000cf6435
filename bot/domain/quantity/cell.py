"""One number typed alone: a form field, a cell of an imported table, an answer of one word."""

import re
from decimal import Decimal

from bot.domain.quantity.amounts import Amount, amounts
from bot.domain.quantity.convert import Ambiguous, Mismatch, in_unit
from bot.domain.quantity.plain import plain
from bot.domain.quantity.units import Kind, unit_of

_AROUND = re.compile(r"^[\s=]*(?:(?:at least|at most|up to|about|around|over|under|approx|circa|ca|rund|etwa)\b[. ]*)?")


def parse(text: str, *, unit: str, locale: str, near: Decimal | None) -> Decimal | Ambiguous | None:
    """The number in `text`, in `unit`: `62 %`, `1.2k`, `3:30`, `$1M`, `>90%`, `21h30`; None if it holds anything else.

    `near` is the largest number known of the key result (start, target or last value): it decides whether `1.050` is
    about a thousand. Where that rule and the locale's separators disagree, both readings come back.
    """
    found = read_cell(text, unit=unit, locale=locale, near=near)
    return None if isinstance(found, Mismatch) else found


def read_cell(text: str, *, unit: str, locale: str, near: Decimal | None) -> Decimal | Ambiguous | Mismatch:
    """As `parse`, saying why there is no number."""
    typed = plain(text).strip()
    inner = _AROUND.sub("", typed, count=1)
    found = list(amounts(inner, locale=locale))
    if len(found) != 1 or not _is_all(found[0], inner, unit):
        return Mismatch.NOT_A_NUMBER
    return in_unit(found[0], unit_of(unit), locale=locale, near=near)


def _is_all(amount: Amount, text: str, unit: str) -> bool:
    """Whether nothing stands beside the amount but the name of what is counted."""
    target = unit_of(unit)
    rest = text[amount.end :].strip(" .")
    named = target.name if target.kind is Kind.COUNT else plain(unit).strip()
    return not text[: amount.start].strip() and (rest in {"", named, named.removesuffix("s"), f"{named}s"})
