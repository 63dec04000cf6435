"""Events that failed: kept as they came in, until one of their further attempts works."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from bot.ports import Event, FailedEvent, MessageRef, Place
from storage.queries import LIMIT, NOW, given, here
from storage.rows import columns, names, row
from storage.scope import Scope, Values
from storage.tables import failed_events

EVERY = select(*columns(FailedEvent, failed_events), failed_events.c.content).where(here(failed_events))
ONE = EVERY.where(given(failed_events.c.event))
DUE = (
    EVERY.where(failed_events.c.again_at <= NOW).order_by(failed_events.c.again_at, failed_events.c.event).limit(LIMIT)
)
ALL = EVERY.order_by(failed_events.c.again_at.isnot(None), failed_events.c.at, failed_events.c.event).limit(LIMIT)
DROP = delete(failed_events).where(here(failed_events), given(failed_events.c.event))
# Few events are in here in any workspace, so this is answered from one small index.
TO_RETRY = (
    select(failed_events.c.workspace)
    .where(failed_events.c.again_at <= NOW)
    .distinct()
    .order_by(failed_events.c.workspace)
)


@dataclass(slots=True)
class FailedEventRows:
    """`bot.ports.FailedEvents`."""

    scope: Scope

    def add(self, failed: FailedEvent) -> None:
        """Keep it, unless it is here already."""
        self.scope.insert(failed_events, [_stored(failed)], unless_known=True)

    def put(self, failed: FailedEvent) -> None:
        """Change what became of it."""
        self.scope.upsert(failed_events, [_stored(failed)])

    def get(self, event: str) -> FailedEvent | None:
        """The one with this id."""
        found = self.scope.first(ONE, its_event=event)
        return None if found is None else _failed(found)

    def due(self, now: datetime, limit: int) -> Sequence[FailedEvent]:
        """Those whose next attempt has come, earliest first."""
        return [_failed(found) for found in self.scope.all(DUE, now=now, limit=limit)]

    def all(self, limit: int) -> Sequence[FailedEvent]:
        """Those given up first, then by when they came."""
        return [_failed(found) for found in self.scope.all(ALL, limit=limit)]

    def drop(self, event: str) -> bool:
        """Forget it; False when it isn't here."""
        return self.scope.run(DROP, its_event=event) > 0


def to_retry(connection: Connection, now: datetime) -> Sequence[str]:
    """Workspaces with an event to try again."""
    return connection.execute(TO_RETRY, {"now": now}).scalars().all()


def _stored(failed: FailedEvent) -> Values:
    content = asdict(replace(failed.event, values=dict(failed.event.values)))
    return {**row(failed), "event": failed.event.id, "content": content}


def _failed(found: Mapping[str, Any]) -> FailedEvent:
    others = {name: found[name] for name in ("at", "attempts", "again_at", "reference", "reason")}
    return FailedEvent(event=_event(found["content"]), **others)


def _event(content: Mapping[str, Any]) -> Event:
    """An event as it was; what an older okrbot didn't know has its default, what only a newer one knows is left out."""
    known = {name: content[name] for name in names(Event) if content.get(name) is not None}
    known["place"] = Place(**known["place"])
    for name in {"source", "thread"} & known.keys():
        known[name] = MessageRef(**known[name])
    return Event(**known)
