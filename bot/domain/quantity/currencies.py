"""Currencies by symbol, code and name, from CLDR."""

from functools import cache

from babel import Locale
from babel.numbers import get_currency_symbol, get_territory_currencies

_NAMES = {
    "usd": "$ us$ $us dollar dollars bucks dólar dólares",
    "eur": "€ euro euros",
    "gbp": "£ pound pounds quid",
    "jpy": "円 yen",
    "chf": "sfr fr. franken stutz",
    "brl": "r$ reais",
    "inr": "₹ rs rupees",
    "cad": "ca$ c$",
    "aud": "a$ au$",
    "nok": "kroner",
}
_SHARED = {
    "$": ("usd", "cad", "aud", "nzd", "sgd", "hkd", "mxn", "brl"),
    "¥": ("jpy", "cny"),
    "kr": ("nok", "sek", "dkk", "isk"),
}


@cache
def _codes() -> dict[str, str]:
    english = Locale("en")
    in_use = sorted({code for territory in english.territories for code in get_territory_currencies(str(territory))})
    known = {code.lower(): code.lower() for code in in_use}
    for code in in_use:
        symbol = get_currency_symbol(code, english).lower()
        if not symbol.isascii() or not symbol.isalpha():
            known.setdefault(symbol, code.lower())
    known.update({name: code for code, names in _NAMES.items() for name in names.split()})
    known.update({symbol: symbol for symbol in _SHARED})
    for word in _ALSO_WORDS:
        known.pop(word, None)
    return known


_ALSO_WORDS = (
    "all",
    "top",
    "try",
    "pen",
    "mop",
    "cup",
    "bam",
    "lak",
    "sos",
    "mad",
    "ang",
    "ars",
    "sit",
    "nis",
    "fim",
    "ron",
)
"""Currency codes that are ordinary words when they stand beside a number."""


def currency(word: str) -> str | None:
    """The currency (its code in lower case, or a sign that several share) that the lower-case `word` names."""
    return _codes().get(word)


def same_currency(one: str, other: str) -> bool:
    """Whether both may be the same money: `$` is any dollar, `kr` any krone, `¥` yen and yuan."""
    return one == other or other in _SHARED.get(one, ()) or one in _SHARED.get(other, ())
