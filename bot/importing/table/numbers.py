"""The numbers of a table: their decimal mark and the scale of their completion column hold for the whole file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.quantity import Ambiguous, parse
from bot.importing.reading.values import Unreadable

_COMMA = re.compile(r"\d,\d{1,2}(?!\d)|\.\d{3},\d")
_POINT = re.compile(r"\d\.\d{1,2}(?!\d)|,\d{3}\.\d")
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Numbers:
    """`locale` reads separators; `decided` says that the file itself shows its decimal mark."""

    locale: str
    decided: bool
    fractions: bool

    def read(self, text: str, *, unit: str, near: Decimal | None = None) -> Decimal:
        """The number in a cell; Unreadable if it is none or could be two."""
        found = parse(text, unit=unit, locale=self.locale, near=None if self.decided else near)
        if isinstance(found, Ambiguous):
            readings = " or ".join(format(reading, "f") for reading in found.readings)
            raise Unreadable(f"“{text}” can be read as {readings}; write it without a thousands separator.")
        if found is None:
            raise Unreadable(f"“{text}” isn't a number{f' in {unit}' if unit else ''}.")
        return found

    def share(self, text: str) -> Decimal:
        """How much is done, in percent: `65%`, `65`, or `0.65` in a column of fractions."""
        found = self.read(text, unit="%")
        return found * _HUNDRED if self.fractions and "%" not in text else found


def numbers_of(texts: Iterable[str], completions: Iterable[str], *, locale: str) -> Numbers:
    """What the file's own cells show; `locale` decides the rest."""
    cells, shares = list(texts), list(completions)
    comma, point = (any(mark.search(cell) for cell in cells + shares) for mark in (_COMMA, _POINT))
    if comma != point:
        return Numbers("de" if comma else "en", decided=True, fractions=_are_fractions(shares))
    return Numbers(locale, decided=False, fractions=_are_fractions(shares))


def _are_fractions(shares: list[str]) -> bool:
    """No share is over 1 and one lies between: nobody's work is all less than 1 % done."""
    plain = [Decimal(text.replace(",", ".")) for text in shares if re.fullmatch(r"\d+(?:[.,]\d+)?", text)]
    return bool(plain) and max(plain) <= 1 and any(0 < share < 1 for share in plain)
