"""Ask what a text means, offering each reading as a button that stores it."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import cast

from bot.card import Card
from bot.domain.check_in import Word
from bot.domain.people import Person
from bot.ports import Event, Transaction
from bot.replies.reading import Asked, Reading, Update
from bot.usecases.record_check_ins import News
from bot.usecases.say_to import say_to
from bot.usecases.word_doubt import word_doubt

NOTE_KEPT = 400


def ask_back(tx: Transaction, reading: Reading, entries: Sequence[Asked], event: Event, *, by: Person) -> Card:
    """Why nothing (more) is stored yet, and the readings there are; `form` makes all its buttons count once."""
    asked = {entry.ref: entry for entry in entries}
    locale = by.locale or tx.workspace.locale
    doubts = [
        word_doubt(doubt, asked.get(doubt.ref or ""), event.text[slice(*doubt.span)] or event.text, locale=locale)
        for doubt in reading.doubts
    ]
    options = [
        {
            "readings": [{"said": update, "asked": asked[update.ref]} for update in option.updates],
            "packed": json.dumps([_packed(update) for update in option.updates], separators=(",", ":")),
        }
        for option in reading.options
    ]
    first = next((doubt.ref for doubt in reading.doubts if doubt.ref), None)
    return say_to(
        tx,
        by,
        "ask_back",
        doubts=doubts,
        options=options,
        key=first,
        form=f"back-{event.id}",
        some_stored=bool(reading.updates),
    )


def _packed(update: Update) -> Mapping[str, object]:
    said: dict[str, object] = {
        "ref": update.ref,
        "value": None if update.value is None else str(update.value),
        "confidence": None if update.confidence is None else str(update.confidence),
        "status": update.status,
        "blocked": update.blocked,
        "blocker": update.blocker,
        "unchanged": update.unchanged or None,
        "note": update.note[:NOTE_KEPT] if update.note else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def unpack(packed: str) -> Sequence[News]:
    """The news that a button of `ask_back` carries."""
    return [_news(cast("Mapping[str, object]", one)) for one in json.loads(packed)]


def _news(said: Mapping[str, object]) -> News:
    return News(
        key=str(said["ref"]),
        value=Decimal(str(said["value"])) if "value" in said else None,
        confidence=Decimal(str(said["confidence"])) if "confidence" in said else None,
        word=Word(str(said["status"])) if "status" in said else None,
        blocked=bool(said["blocked"]) if "blocked" in said else None,
        blocker=str(said["blocker"]) if "blocker" in said else None,
        unchanged=bool(said.get("unchanged")),
        note=str(said["note"]) if "note" in said else None,
    )
