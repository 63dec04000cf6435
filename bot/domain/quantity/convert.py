"""From an amount as typed to a number in the unit of a key result."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.quantity.amounts import Amount, Part
from bot.domain.quantity.currencies import same_currency
from bot.domain.quantity.numerals import number_readings
from bot.domain.quantity.units import Kind, Unit


class Mismatch(StrEnum):
    """Why an amount can't be a value in a unit."""

    NOT_A_NUMBER = "not_a_number"
    OTHER_CURRENCY = "other_currency"
    OTHER_UNIT = "other_unit"


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one number could be meant."""

    readings: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A factor kept as a fraction, so that 7 days are exactly one week."""

    over: Decimal
    under: Decimal


_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?")
_MILLION = Decimal(1_000_000)
_OPEN = {Kind.NONE, Kind.COUNT}
_SHARES = {Kind.PERCENT, Kind.POINTS}


def in_unit(amount: Amount, unit: Unit, *, locale: str, near: Decimal | None) -> Decimal | Ambiguous | Mismatch:
    """The number that `amount` is in `unit`, without its sign if that is a plus."""
    sums = [Decimal(0)]
    for part in amount.parts:
        readings = _part_readings(part, unit, locale=locale, near=near)
        if isinstance(readings, Mismatch):
            return readings
        sums = [so_far + reading for so_far in sums for reading in readings]
    signed = tuple(dict.fromkeys(-one if amount.sign == "-" else one for one in sums))
    return signed[0] if len(signed) == 1 else Ambiguous(signed)


def _part_readings(part: Part, unit: Unit, *, locale: str, near: Decimal | None) -> tuple[Decimal, ...] | Mismatch:
    if ":" in part.digits:
        return _clock(part, unit)
    scale = _scale(part, unit)
    if isinstance(scale, Mismatch):
        return scale
    readings = number_readings(part.digits, locale=locale, near=near if _exact(Decimal(1), scale) == 1 else None)
    return tuple(_exact(reading, scale) for reading in readings) or Mismatch.NOT_A_NUMBER


def _exact(number: Decimal, scale: Decimal | Ratio) -> Decimal:
    return number * scale if isinstance(scale, Decimal) else number * scale.over / scale.under


def _scale(part: Part, unit: Unit) -> Decimal | Ratio | Mismatch:
    """What turns the digits of `part` into the key result's unit."""
    if part.unit is None:
        return _bare_scale(part.factor, unit)
    if part.unit.kind is Kind.MONEY:
        return _money_scale(part.factor, part.unit, unit)
    either = {part.unit.kind, unit.kind}
    if unit.kind is Kind.NONE or either == {Kind.POINTS, Kind.COUNT} or either <= _SHARES:
        return part.factor or Decimal(1)
    if part.unit.kind is not unit.kind:
        return Mismatch.OTHER_UNIT
    return Ratio(part.unit.scale * (part.factor or 1), unit.scale)


def _bare_scale(factor: Decimal | None, unit: Unit) -> Decimal | Ratio:
    """A number without a unit is in the key result's; `128.4k` for one in k€ is 128.4, `5m` for one in minutes 5."""
    if factor is None:
        return Decimal(1)
    if unit.kind is Kind.TIME and factor == _MILLION:
        return Ratio(Decimal(60), unit.scale)
    return Ratio(factor, unit.scale if unit.kind in {Kind.MONEY, *_OPEN} else Decimal(1))


def _money_scale(factor: Decimal | None, typed: Unit, unit: Unit) -> Ratio | Mismatch:
    if unit.kind is Kind.MONEY and not same_currency(typed.name, unit.name):
        return Mismatch.OTHER_CURRENCY
    return Ratio(factor or Decimal(1), unit.scale) if unit.kind in {Kind.MONEY, Kind.NONE} else Mismatch.OTHER_UNIT


def _clock(part: Part, unit: Unit) -> tuple[Decimal, ...] | Mismatch:
    """`4:03` in minutes is 4 minutes 3 seconds, in hours 4 hours 3 minutes; with three places always h:mm:ss."""
    match = _CLOCK.fullmatch(part.digits)
    written = part.unit or unit
    if match is None or unit.kind is not Kind.TIME or written.kind is not Kind.TIME or part.factor is not None:
        return Mismatch.NOT_A_NUMBER
    first, second, third = (Decimal(place or 0) for place in match.groups())
    if match[3] is not None:
        seconds = first * 3600 + second * 60 + third
    elif written.scale in {60, 3600}:
        seconds = (first * 60 + second) * written.scale / 60
    else:
        return Mismatch.NOT_A_NUMBER
    return (seconds / unit.scale,)
