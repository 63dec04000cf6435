"""From what is stored and what will be, to the changes that people are shown."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

from bot.domain import measures
from bot.domain.cadence import Cadence
from bot.domain.rules import Rules
from bot.importing.changes import Change, FieldChange, Verdict
from bot.importing.reading.values import WEEKDAYS

T = TypeVar("T")


def change(thing: str, key: str, title: str, old: T | None, new: T) -> Change[T]:
    """What becomes of one thing, with each field that will differ."""
    if old is None:
        return Change(thing=thing, key=key, title=title, verdict=Verdict.ADDED, new=new)
    if old == new:
        return Change(thing=thing, key=key, title=title, verdict=Verdict.UNCHANGED, new=new)
    before, after = dict(_shown(old)), dict(_shown(new))
    differing = tuple(
        FieldChange(field=name, old=before.get(name, ""), new=after.get(name, ""))
        for name in dict.fromkeys((*before, *after))
        if before.get(name, "") != after.get(name, "")
    )
    return Change(thing=thing, key=key, title=title, verdict=Verdict.CHANGED, new=new, fields=differing)


def _shown(thing: object) -> Iterator[tuple[str, str]]:
    """A thing's fields as text; those of its measure and its rules beside them."""
    if not is_dataclass(thing):
        return
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name == "measure":
            yield from _flat(measures.dump(value))
        elif isinstance(value, Rules):
            yield from _shown(value)
        else:
            yield field.name, _text(value)


def _flat(dumped: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in dumped.items():
        yield ("measure" if name == "kind" else name), _text(value)


def _text(value: object) -> str:
    match value:
        case Cadence():
            return _cadence(value)
        case frozenset():
            return ", ".join(sorted(map(str, value)))
        case tuple() | list():
            return "; ".join(map(_text, value))
        case dict():
            return ", ".join(_text(inner) for inner in value.values())
        case None | False:
            return ""
        case _:
            return "yes" if value is True else str(value)


def _cadence(cadence: Cadence) -> str:
    every = f", every {cadence.every} weeks" if cadence.every > 1 else ""
    since = f" from {cadence.since}" if cadence.since else ""
    return f"{WEEKDAYS[cadence.weekday]} {cadence.at:%H:%M}{every}{since}"
