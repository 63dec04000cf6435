"""The pages, and the fragments that bring an open page up to date."""

from pathlib import Path

from adapters.web.playground import faces as shown
from adapters.web.playground import wall
from adapters.web.playground.playground import Playground
from adapters.web.playground.visit import Visit, company
from adapters.web.render import environment

_TEMPLATES = environment(Path(__file__).parent / "templates")
_TEMPLATES.globals.update(
    initials=shown.initials, hue=shown.hue, city=wall.city, clock=wall.clock, day=wall.day, hour=wall.hour
)


def whole(visit: Visit) -> str:
    """The page of one person at one place."""
    return _draw("page.html", visit, faces=shown.faces(visit))


def news(visit: Visit, *, since: int) -> str:
    """What changed after the revision `since`, as fragments that take their places in the open page."""
    return _draw("news.html", visit, faces=shown.faces(visit, since=since), since=since)


async def welcome(playground: Playground, *, lost: bool = False) -> str:
    """The page on which one chooses who to be; `lost`: there was nothing at the address asked for."""
    found = await company(playground)
    now = playground.clock.now()
    return _TEMPLATES.get_template("welcome.html").render(company=found, now=now, lost=lost)


def _draw(template: str, visit: Visit, **more: object) -> str:
    """Whoever gets this has seen everything up to the revision it carries."""
    conversations = visit.playground.conversations
    conversations.read(visit.place.address, visit.person.id)
    return _TEMPLATES.get_template(template).render(
        visit=visit,
        page=visit.playground.page,
        revision=conversations.revision,
        happened=visit.playground.happened,
        **more,
    )
