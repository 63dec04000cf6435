"""Looking into what the adapter would send."""

from collections.abc import Iterator

from adapters.slack.modal import modal
from bot.card import Card, Form
from bot.ports import MessageRef, Place

PLACE = Place(address="D1", dm=True)


def opened(card: Card, form: Form) -> dict[str, object]:
    """The card's form as the modal opened from a message."""
    return modal(card, form, place=PLACE, source=MessageRef(address="D1", id="1762333200.000001"))


def objects(content: object) -> Iterator[dict[str, object]]:
    """Every object in a payload, outermost first."""
    if isinstance(content, dict):
        yield content
    for inner in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from objects(inner)
