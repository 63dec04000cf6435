"""Reading the fields of a measure as they are stored or stand in an import, with a sentence for each bad one."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.errors import OkrError


class BadMeasure(OkrError):
    """A measure can't be as described; `field` names the part of it."""

    def __init__(self, message: str, *, field: str) -> None:
        """Keep the field, for the form or the file it stands in."""
        super().__init__(message)
        self.field = field


_LIMIT = Decimal(10) ** 18
"""Larger numbers would leave no digits for a share of the way."""


def only(data: Mapping[str, object], *fields: str) -> None:
    """Refuse fields that mean nothing, lest a misspelt one is ignored."""
    for field in data:
        if field not in fields:
            known = ", ".join(fields) or "none"
            raise BadMeasure(f"{field} means nothing here; the fields are: {known}.", field=field)


def number(data: Mapping[str, object], field: str) -> Decimal:
    """A field that must hold a number."""
    found = number_if_any(data, field)
    if found is None:
        raise BadMeasure(f"{field} is missing; give a number.", field=field)
    return found


def number_if_any(data: Mapping[str, object], field: str) -> Decimal | None:
    """A number, None if the field is absent or empty; numbers are stored as strings, files may hold them bare."""
    value = data.get(field)
    if value is None or value == "":
        return None
    if isinstance(value, Decimal | int | float | str) and not isinstance(value, bool):
        try:
            return finite(Decimal(str(value)), field)
        except InvalidOperation:
            pass
    raise BadMeasure(f"{field} must be a number such as 12.5, not {_shown(value)}.", field=field)


def finite(value: Decimal, field: str) -> Decimal:
    """`value`, unless it is an infinity, no number at all or far too large."""
    if not value.is_finite() or abs(value) >= _LIMIT:
        raise BadMeasure(f"{field} must be a number such as 12.5, not {_shown(value)}.", field=field)
    return value


def day(data: Mapping[str, object], field: str) -> date:
    """A field that must hold a date."""
    found = day_if_any(data, field)
    if found is None:
        raise BadMeasure(f"{field} is missing; give a date such as 2026-12-31.", field=field)
    return found


def day_if_any(data: Mapping[str, object], field: str) -> date | None:
    """A date, None if the field is absent or empty; dates are stored in ISO form, files may hold them bare."""
    value = data.get(field)
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadMeasure(f"{field} must be a date such as 2026-12-31, not {_shown(value)}.", field=field) from None


def text(data: Mapping[str, object], field: str) -> str:
    """Words, empty if the field is absent."""
    value = data.get(field)
    return "" if value is None else str(value)


def entries(data: Mapping[str, object], field: str) -> Sequence[Mapping[str, object]]:
    """A list of sub-entries, each with fields of its own; empty if absent."""
    value = data.get(field) or ()
    if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(one, Mapping) for one in value):
        return value
    raise BadMeasure(f"{field} must be a list of entries with fields of their own, not {_shown(value)}.", field=field)


def _shown(value: object) -> str:
    return f"“{str(value)[:40]}”"
