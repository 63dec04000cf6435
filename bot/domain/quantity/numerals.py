"""What a string of digits and separators can mean."""

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

IMPLAUSIBLE = 100
"""A value this many times the last one, or this small a part of it, is asked back (domain.md, section 12)."""

_THOUSANDS_FROM = 1000
_LONGEST = 18
_ONE_SEPARATOR = re.compile(r"(\d+)([.,])(\d+)")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_GROUPS = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")


@lru_cache(maxsize=64)
def known_locale(name: str) -> Locale:
    """The locale with this name as any platform writes it (`de`, `de-CH`, `no`, `pt_BR`); English when unknown."""
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        language = re.split(r"[-_]", name)[0]
        return known_locale(language) if language not in {"", name} else Locale("en")


def number_readings(digits: str, *, locale: str, near: Decimal | None) -> tuple[Decimal, ...]:
    """Every number that `digits` may stand for: none for a version number, two where a separator is unclear.

    Three digits after one separator are thousands if the numbers around (`near`) reach 1,000, else decimals
    (data/README.md, section 1). Where the locale says otherwise both are given, but for one that is implausible.
    """
    if sum(map(str.isdigit, digits)) > _LONGEST:
        return ()
    if _ONE_GROUP.fullmatch(digits):
        return _unclear(digits, locale=locale, near=near)
    only = _clear(digits)
    return () if only is None else (only,)


def _clear(digits: str) -> Decimal | None:
    if digits.isdigit():
        return Decimal(digits)
    if digits.startswith((".", ",")) and digits[1:].isdigit():
        return Decimal(f"0.{digits[1:]}")
    if match := _ONE_SEPARATOR.fullmatch(digits):
        return Decimal(f"{match[1]}.{match[3]}")
    if (match := _GROUPS.fullmatch(digits)) or _INDIAN.fullmatch(digits):
        return _grouped(digits, group=match[1] if match else ",")
    return None


def _grouped(digits: str, *, group: str) -> Decimal:
    return Decimal(digits.replace(group, "").replace(",", "."))


def _unclear(digits: str, *, locale: str, near: Decimal | None) -> tuple[Decimal, ...]:
    thousands = Decimal(re.sub("[.,]", "", digits))
    decimals = Decimal(digits.replace(",", "."))
    of_locale = decimals if get_decimal_symbol(known_locale(locale)) in digits else thousands
    if near is None:
        return (of_locale,)
    of_rule = thousands if abs(near) >= _THOUSANDS_FROM else decimals
    if of_rule == of_locale:
        return (of_rule,)
    likely = tuple(reading for reading in (of_rule, of_locale) if not is_implausible(reading, near))
    return likely if len(likely) == 1 else (of_rule, of_locale)


def is_implausible(value: Decimal, near: Decimal) -> bool:
    """100 times `near` or more, or a hundredth of it or less; 0 and a change of sign never are."""
    if value == 0 or near == 0:
        return False
    return abs(value) >= IMPLAUSIBLE * abs(near) or abs(value) * IMPLAUSIBLE <= abs(near)
