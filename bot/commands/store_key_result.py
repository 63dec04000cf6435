"""Store a sent form for a new key result."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from bot.commands.arguments import nothing as arguments
from bot.domain.fields import BadMeasure
from bot.domain.measures import Measure, load
from bot.domain.people import Person
from bot.domain.quantity import parse
from bot.errors import FormErrors
from bot.ports import Answer, Event, Transaction
from bot.usecases.add_key_result import add_key_result
from bot.usecases.add_objective import BadField
from bot.usecases.say_to import say_to

NAME = "store-key-result"
HELP = None
READS = False
OPENS = "add"
PART = "measure."
AS_TYPED = {"due", "early_warning"}

__all__ = ["HELP", "NAME", "OPENS", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Fields named `measure.X` make the measure; numbers in them are read as everywhere."""
    values = event.values
    unit = values.get("unit:new", "").strip()
    measure = _measure(values, unit, by.locale or tx.workspace.locale)
    try:
        key_result = add_key_result(
            tx,
            by=by,
            objective=values.get("key", ""),
            title=values.get("title:new", ""),
            owner=values.get("owner:new", ""),
            measure=measure,
            unit=unit,
            now=now,
        )
    except BadField as error:
        raise FormErrors({f"{error.field}:new": str(error)}) from error
    owner = tx.people.get(key_result.owner)
    return Answer(card=say_to(tx, by, "added_key_result", key_result=key_result, owner=owner))


def _measure(values: Mapping[str, str], unit: str, locale: str) -> Measure:
    data: dict[str, object] = {"kind": values.get("kind", "")}
    errors: dict[str, str] = {}
    for name, typed in values.items():
        field = name.removeprefix(PART).removesuffix(":new")
        if name.startswith(PART) and typed.strip():
            data[field] = _part(field, typed.strip(), unit, locale)
            if data[field] is None:
                errors[name] = f"“{typed.strip()[:40]}” is not a number I can read."
    if errors:
        raise FormErrors(errors)
    try:
        return load(data)
    except BadMeasure as error:
        fields = [name for name in values if name.startswith(PART)]
        wanted = f"{PART}{error.field}:new"
        at = wanted if wanted in values else (fields or ["title:new"])[0]
        raise FormErrors({at: str(error)}) from error


def _part(field: str, typed: str, unit: str, locale: str) -> object:
    """A milestone a line, `title | due | weight`; other fields as typed or as numbers."""
    if field == "items":
        return [_milestone(line) for line in typed.splitlines() if line.strip()]
    if field in AS_TYPED:
        return typed
    number = parse(typed, unit=unit, locale=locale, near=None)
    return str(number) if isinstance(number, Decimal) else None


def _milestone(line: str) -> dict[str, str]:
    parts = [part.strip() for part in line.split("|")]
    return {name: part for name, part in zip(("title", "due", "weight"), parts, strict=False) if part}
