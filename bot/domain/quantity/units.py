"""The units people type for key results, and what they have in common with the units they type in answers."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from bot.domain.quantity.currencies import currency
from bot.domain.quantity.plain import plain


class Kind(StrEnum):
    """Units of one kind convert into each other; of two kinds never."""

    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    TIME = "time"
    MONTHS = "months"
    TIMES = "times"
    COUNT = "count"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`scale`: seconds in a unit of time, months in one of months, 1000 for `k€`; `name`: the currency or the thing."""

    kind: Kind
    scale: Decimal = Decimal(1)
    name: str = ""


_PERCENT = "% percent pct prozent procent prosent percento porcento パーセント"
_POINTS = (
    "pp pts pt ppt points point punkte punkt prozentpunkte prosentpoeng procentpunt procentpunten"
    " prozentpunkt puntos punto pontos ponto punti punten poeng"
)
_TIMES = "x × times mal veces vezes fois volte keer ganger 倍"
_SECONDS = {
    "0.001": "ms msec millis milliseconds millisecond millisekunden millisekunde milisegundos millisecondes ミリ秒",
    "1": (
        "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi"
        " seconden sekunder 秒"
    ),
    "60": "min mins minute minutes minuten minuto minutos minuti minuut minutt minutter 分",
    "3600": "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren timer 時間",
    "86400": "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dager 日 日間",
    "604800": (
        "wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken uke uker 週 週間"
    ),
}
_MONTHS = {
    "1": (
        "mo mos month months monat monate monaten mois mes meses mês mese mesi maand maanden måned måneder"
        " ヶ月 か月 カ月"
    ),
    "12": "yr yrs year years jahr jahre jahren ans année années año años ano anos anno anni jaar jaren år 年",
}
_MULTIPLIERS = {
    "1000": "k thousand tsd tausend mille duizend tusen 千",
    "10000": "万",
    "1000000": (
        "mm mn mio million millions mill millionen millones millón milhões milhão milioni milione miljoen"
        " millioner 百万"
    ),
    "100000000": "億",
    "1000000000": "b bn billion billions mrd milliarde milliarden milliard milliards miljard",
}


def _by_word(table: dict[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(number) for number, words in table.items() for word in words.split()}


_BY_WORD = _by_word(_MULTIPLIERS)
_MIL_IS_THOUSAND = {"es", "pt", "it"}


def multiplier(word: str, *, locale: str) -> Decimal | None:
    """What the lower-case `word` behind a number multiplies it by. `m` can also be a minute: see `convert`."""
    if word == "m":
        return Decimal(1_000_000)
    if word in {"mil", "mila"}:
        return Decimal(1000 if locale[:2] in _MIL_IS_THOUSAND else 1_000_000)
    return _BY_WORD.get(word)


WORDS: dict[str, Unit] = {
    **{word: Unit(kind=Kind.PERCENT) for word in _PERCENT.split()},
    **{word: Unit(kind=Kind.POINTS) for word in _POINTS.split()},
    **{word: Unit(kind=Kind.TIMES) for word in _TIMES.split()},
    **{word: Unit(kind=Kind.TIME, scale=scale) for word, scale in _by_word(_SECONDS).items()},
    **{word: Unit(kind=Kind.MONTHS, scale=scale) for word, scale in _by_word(_MONTHS).items()},
}
_SPOKEN_PERCENT = re.compile(r"per cent|pour cent|por ciento|por cento|per cento")
_PART = re.compile(r"[^\W\d_]+[$]?|[%$€£¥₹×]", re.UNICODE)


@lru_cache(maxsize=4096)
def unit_of(typed: str) -> Unit:
    """The unit that a person typed for a key result; any text is one, at least the name of something counted."""
    text = _SPOKEN_PERCENT.sub("%", plain(typed)).strip(" .")
    if not text:
        return Unit(kind=Kind.NONE)
    if text in WORDS:
        return WORDS[text]
    parts = _money_parts(text)
    money = next((code for part in parts if (code := currency(part))), None)
    scale = next((of for part in parts if (of := multiplier(part, locale="en"))), Decimal(1))
    if money and len(parts) <= 2:  # noqa: PLR2004 - an amount and a currency: "k€", "USD m"
        return Unit(kind=Kind.MONEY, name=money, scale=scale)
    if text.startswith("%") or text.endswith("%"):
        return Unit(kind=Kind.PERCENT)
    for word in text.split()[:1] + text.split()[-1:]:
        if word in WORDS and WORDS[word].kind in {Kind.TIME, Kind.MONTHS}:
            return WORDS[word]
    return Unit(kind=Kind.COUNT, name=text, scale=scale if len(parts) > 1 else Decimal(1))


def _money_parts(text: str) -> list[str]:
    """`keur` → `k`, `eur`: a multiplier may stick to its currency."""
    parts: list[str] = []
    for part in _PART.findall(text):
        if len(part) > 1 and not currency(part) and multiplier(part[0], locale="en") and currency(part[1:]):
            parts += [part[0], part[1:]]
        else:
            parts.append(part)
    return parts
