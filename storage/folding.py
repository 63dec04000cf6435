"""Value objects to and from JSON: cadences, a workspace's rules, measures."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bot.domain import measures
from bot.domain.cadence import Cadence
from bot.domain.rules import Rules

MEASURES_KEPT = 16_384


def dump_cadence(cadence: Cadence) -> dict[str, object]:
    """Weekday, local time, every n weeks, counted from."""
    since = cadence.since and cadence.since.isoformat()
    return {"weekday": cadence.weekday, "at": cadence.at.isoformat(), "every": cadence.every, "since": since}


def load_cadence(stored: Mapping[str, object]) -> Cadence:
    """What `dump_cadence` made."""
    since = stored["since"]
    return Cadence(
        weekday=int(str(stored["weekday"])),
        at=time.fromisoformat(str(stored["at"])),
        every=int(str(stored["every"])),
        since=None if since is None else date.fromisoformat(str(since)),
    )


def dump_measure(measure: measures.Measure) -> Mapping[str, object]:
    """As the measure's own file says."""
    return measures.dump(measure)


def load_measure(stored: Mapping[str, object]) -> measures.Measure:
    """What `dump_measure` made; the same measure is read week after week, so those read before are kept."""
    return _measure(json.dumps(stored))


@lru_cache(maxsize=MEASURES_KEPT)
def _measure(stored: str) -> measures.Measure:
    return measures.load(json.loads(stored))


def dump_rules(rules: Rules) -> dict[str, object]:
    """Every rule by its name; numbers and times as text."""
    return {field.name: _plain(getattr(rules, field.name)) for field in fields(Rules)}


def load_rules(stored: Mapping[str, object]) -> Rules:
    """What `dump_rules` made; a rule that wasn't known then has its default, one no longer known is left out."""
    defaults = Rules()
    names = [field.name for field in fields(Rules) if field.name in stored]
    known: dict[str, Any] = {name: _like(getattr(defaults, name), stored[name]) for name in names}
    return replace(defaults, **known)


def _plain(value: object) -> object:
    match value:
        case time():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value


def _like(default: object, stored: object) -> object:
    match default:
        case time():
            return time.fromisoformat(str(stored))
        case Decimal():
            return Decimal(str(stored))
        case tuple() if isinstance(stored, list):
            return tuple(_like(default[0], item) for item in stored)
        case _:
            return stored
