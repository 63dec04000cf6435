"""An answer to what somebody did, where the platform's response can't carry it: kept as it was given."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from bot.card import Card, card_from_json, card_to_json
from bot.domain.people import Person
from bot.messages import kinds
from bot.ports import Answer, Event, IfUnknown, Json, Later, Message, MessageRef, Priority, Transaction

KIND = "answer"
IF_UNKNOWN = IfUnknown.REPEAT_ONCE


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """The card as it was given."""
    return card_from_json(cast("Mapping[str, object]", about["card"]))


def composed(tx: Transaction, later: Later, *, now: datetime) -> Card | None:
    """The card of an answer that the response itself carries."""
    return kinds()[later.kind].compose(tx, later.about, now=now)


def to_place(event: Event, answer: Answer, by: Person | None, *, now: datetime) -> Message:
    """The answer as a message to where the event happened; what only the person may see goes to them in private."""
    private = by is not None and answer.audience == "only_you" and not event.place.dm
    return Message(
        key=f"answer:{event.id}",
        kind=_kind(answer),
        about=_about(answer),
        installation=event.installation,
        person=by.id if private and by else None,
        address=None if private else event.place.address,
        thread=event.thread if event.place.dm else None,
        due_at=now,
        priority=Priority.ANSWER,
    )


def replace_face(tx: Transaction, source: MessageRef, answer: Answer, *, now: datetime) -> bool:
    """Have the message at `source` show the answer's card; an ask composes its own new face. False: it isn't ours."""
    posted = tx.outbox.at(source)
    if posted is None:
        return False
    if posted.kind == "ask":
        return True
    tx.outbox.arm_edit(
        Message(
            key=f"edit:{posted.key}",
            kind=_kind(answer),
            op="edit",
            edits=posted.key,
            about=_about(answer),
            person=posted.person,
            due_at=now,
            priority=Priority.EDIT,
        )
    )
    return True


def _kind(answer: Answer) -> str:
    return KIND if answer.later is None else answer.later.kind


def _about(answer: Answer) -> Json:
    if answer.later is not None:
        return answer.later.about
    if answer.card is None:
        raise ValueError("only an answer with a card can be sent")
    return {"card": card_to_json(answer.card)}
