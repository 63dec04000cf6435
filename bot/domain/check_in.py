"""Check-ins: the append-only news on key results, and which of it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from bot.domain.okr import Key
from bot.domain.people import PersonId


class CheckInKind(StrEnum):
    """An update is news; a correction replaces an earlier check-in, a retraction takes one back."""

    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class Word(StrEnum):
    """The status words an owner can say."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One author's news on one key result at one time.

    `id` is `{answer}/{key result}`; `answer` is the event that stored it, so that all of one answer can be undone
    together.
    `confidence` is 0–10; `blocked` is True (blocked, by `blocker` when said), False (no longer) or None (not
    mentioned).
    """

    id: str
    answer: str
    key_result: Key
    author: PersonId
    at: datetime
    kind: CheckInKind = CheckInKind.UPDATE
    replaces: str | None = None
    reason: str | None = None
    value: Decimal | None = None
    confidence: Decimal | None = None
    word: Word | None = None
    unchanged: bool = False
    blocked: bool | None = None
    note: str | None = None
    blocker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """What stops a key result; `id` is that of the check-in that opened it; open until `resolved_at`."""

    id: str
    key_result: Key
    opened_at: datetime
    opened_by: PersonId
    what: str | None = None
    resolved_at: datetime | None = None
    resolved_by: str | None = None


_MOMENT = attrgetter("at", "id")


def counted(check_ins: Iterable[CheckIn]) -> Sequence[CheckIn]:
    """Those that count, oldest first: neither retracted nor replaced by a correction that counts itself.

    A correction stands where the one it replaces stood, so that correcting an old value doesn't make it the newest. A
    correction that is retracted gives back what it had replaced.
    """
    every = sorted(check_ins, key=_MOMENT)
    if not [check_in for check_in in every if check_in.replaces is not None]:
        return every
    retracted = _retracted(every)
    places: dict[str, str] = {}
    standing: dict[str, CheckIn | None] = {}
    for check_in in every:
        if check_in.kind is CheckInKind.RETRACTION:
            continue
        place = places.get(check_in.replaces or "", check_in.id)
        places[check_in.id] = place
        standing.setdefault(place, None)
        if check_in.id not in retracted:
            standing[place] = check_in
    return [check_in for check_in in standing.values() if check_in is not None]


def _retracted(every: Sequence[CheckIn]) -> frozenset[str]:
    """Named by a retraction that isn't retracted itself."""
    named: set[str] = set()
    for check_in in reversed(every):
        if check_in.kind is CheckInKind.RETRACTION and check_in.replaces and check_in.id not in named:
            named.add(check_in.replaces)
    return frozenset(named)
