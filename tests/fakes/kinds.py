"""Kinds of messages for tests that don't care what is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.card import Card, Span, Text
from bot.messages import Kind, kinds
from bot.ports import IfUnknown, Json, Message, Priority, Transaction
from tests.make import INSTALLATION, THURSDAY_10

# Half of an emoji: no database takes it.
HALF_A_CHARACTER = "\ud83d"


@dataclass(slots=True)
class Plain:
    """Says its key, or half a character; None once it is said to be over, and a bug where it is told to break."""

    KIND: str
    IF_UNKNOWN: IfUnknown

    def compose(self, tx: Transaction, about: Json, *, now: datetime) -> Card | None:
        """Its key."""
        if about.get("breaks"):
            raise ZeroDivisionError("a bug")
        says = HALF_A_CHARACTER if about.get("half") else str(about["says"])
        return None if about.get("over") else Card(summary=says, blocks=(Text((Span("Hello"),)),))


PLAIN: Mapping[str, Kind] = {
    one.KIND: one for one in (Plain("plain", IfUnknown.GIVE_UP), Plain("escalation", IfUnknown.REPEAT))
}


def all_kinds() -> Mapping[str, Kind]:
    """Those of okrbot and these."""
    return {**kinds(), **PLAIN}


def plain(
    key: str, address: str = "dm:ana", *, priority: Priority = Priority.ASK, kind: str = "plain", **about: object
) -> Message:
    """A message that says its own key."""
    return Message(
        key=key,
        kind=kind,
        about={"says": key, **about},
        due_at=THURSDAY_10,
        priority=priority,
        installation=INSTALLATION,
        address=address,
    )
