"""Reads the rules of a workspace: every field of `bot.domain.rules.Rules` by its name."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import time
from decimal import Decimal

from bot.domain.rules import Rules
from bot.importing.draft import ABSENT
from bot.importing.reading.record import Record
from bot.importing.reading.values import Unreadable, clock, count, plain_number, weekday
from bot.importing.tree import Scalar

_DEFAULTS = {field.name: getattr(Rules(), field.name) for field in fields(Rules)}


def read_rules(workspace: Record) -> Mapping[str, object]:
    """The rules that the file sets, by name."""
    record = workspace.part("rules", what="The rules", known=tuple(_DEFAULTS))
    if record is None:
        return {}
    read = {name: _rule(record, name) for name in record.names() if name in _DEFAULTS}
    return {name: value for name, value in read.items() if value is not ABSENT}


def _rule(record: Record, name: str) -> object:
    default = _DEFAULTS[name]
    if isinstance(default, tuple):
        return _times(record, name)
    if isinstance(default, time):
        return record.get(name, clock)
    if isinstance(default, Decimal):
        return record.get(name, _not_negative)
    return record.get(name, weekday if name.endswith("_weekday") else count)


def _not_negative(text: str) -> Decimal:
    if (found := plain_number(text)) < 0:
        raise Unreadable(f"{text} has to be 0 or more.")
    return found


def _times(record: Record, name: str) -> tuple[time, ...]:
    found: list[time] = []
    for tree in record.items(name):
        try:
            found.append(clock(tree.text or "" if isinstance(tree, Scalar) else ""))
        except Unreadable as wrong:
            record.problem(tree.spot, name, str(wrong))
    return tuple(found)
