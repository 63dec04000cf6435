"""How numbers are printed, so that they read back as themselves."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal, get_currency_symbol

from bot.domain.quantity.currencies import currency, same_currency
from bot.domain.quantity.numerals import known_locale
from bot.domain.quantity.plain import plain
from bot.domain.quantity.units import Kind, unit_of

_LETTERS = {Decimal(1000): "k", Decimal(1_000_000): "M"}


def show(value: Decimal, unit: str, locale: str) -> str:
    """The exact value with its unit, grouped and pointed as in the locale: `9,400 users`, `54 %`, `€128.4k`, `12 d`."""
    number = format_decimal(_without_trailing_zeros(value), locale=known_locale(locale), decimal_quantization=False)
    kind = unit_of(unit).kind
    if kind is Kind.NONE:
        return number
    if kind is Kind.PERCENT:
        return f"{number} %"
    if kind is Kind.TIMES and len(unit.strip()) == 1:
        return f"{number}{unit.strip()}"
    return _money(number, unit, locale) if kind is Kind.MONEY else f"{number} {unit.strip()}"


def _without_trailing_zeros(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _money(number: str, unit: str, locale: str) -> str:
    known = unit_of(unit)
    letter = _LETTERS.get(known.scale, "")
    symbol = _symbol(unit, locale)
    if _symbol_first(locale):
        sign, digits = ("-", number.lstrip("-\u2212")) if plain(number).strip().startswith("-") else ("", number)
        return f"{sign}{symbol}{' ' if symbol[-1].isalpha() else ''}{digits}{letter}"
    return f"{number} {letter}{symbol}"


@lru_cache(maxsize=256)
def _symbol(unit: str, locale: str) -> str:
    """The sign as typed (`€`), or that of the typed code (`USD` → `$`) where the locale's sign can be read back."""
    code = unit_of(unit).name
    for sign in "$€£¥₹":
        if sign in unit:
            return f"R{sign}" if code == "brl" else sign
    local = get_currency_symbol(code.upper(), known_locale(locale)) if len(code) == 3 else code  # noqa: PLR2004 - ISO 4217
    return local if same_currency(currency(plain(local)) or "", code) else code.upper()


@lru_cache(maxsize=64)
def _symbol_first(locale: str) -> bool:
    pattern: str = known_locale(locale).currency_formats["standard"].pattern
    return plain(pattern).strip().startswith("¤")
