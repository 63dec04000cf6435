"""How each item of a conversation looks to the person who is there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from adapters.web.item import Item
from adapters.web.playground.visit import BOT, Visit
from adapters.web.playground.wall import clock, day
from adapters.web.render import Acting, render

HUES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """An item as shown: `day` when it is the first of its day, `about` the message it answers in a thread."""

    item: Item
    who: str
    at: str
    mine: bool
    private: bool
    hue: int | None
    body: Markup | None
    acting: Acting
    day: str | None = None
    about: Item | None = None


def faces(visit: Visit, *, since: int = -1) -> Sequence[Face]:
    """Those that changed after the revision `since`, oldest first; by default all that stand there now."""
    every = _faces(visit)
    if since < 0:
        return [face for face in every if not face.item.gone]
    return [face for face in every if max(face.item.changed, face.item.turned) > since]


def _faces(visit: Visit) -> Iterator[Face]:
    """Opened forms come and go, so they never stand for the first of a day."""
    last = None
    for item in visit.playground.conversations.shown(visit.place.address, visit.person.id):
        today = None if item.draft or item.gone else day(item.at, visit.zone)
        yield _face(visit, item, today if today != last else None)
        last = today or last


def _face(visit: Visit, item: Item, today: str | None) -> Face:
    author = visit.company.people.get(item.author or "")
    source = (item.source or "") if item.draft else item.id
    acting = Acting(url=visit.url, item=item.id, nonce=item.nonce, source=source)
    thread = item.thread and visit.playground.conversations.get(item.address, item.thread)
    return Face(
        item=item,
        who=author.name if author else BOT,
        at=clock(item.at, visit.zone),
        mine=item.author == visit.person.id,
        private=visit.place.dm,
        hue=hue(visit, author.id) if author else None,
        body=render(item.card, acting) if item.card else None,
        acting=acting,
        day=today,
        about=thread or None,
    )


def hue(visit: Visit, person: str) -> int:
    """Which of the colours stands for this person, the same everywhere."""
    return list(visit.company.people).index(person) % HUES


def initials(name: str) -> str:
    """Ana Sousa → AS."""
    words = name.split()
    return "".join(word[0] for word in (words[0], words[-1])).upper() if len(words) > 1 else name[:1].upper()
