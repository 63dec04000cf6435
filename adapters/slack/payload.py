"""Reading what Slack sends, whatever is missing or of another type than expected."""

from collections.abc import Mapping, Sequence
from typing import cast

from bot.ports import Json

NOTHING: Json = {}


def object_at(payload: Json, *path: str) -> Json:
    """The object at this path, empty where there is none."""
    found: object = payload
    for name in path:
        found = cast("Json", found).get(name) if isinstance(found, Mapping) else None
    return cast("Json", found) if isinstance(found, Mapping) else NOTHING


def text_at(payload: Json, *path: str) -> str:
    """The string at this path, empty where there is none."""
    found = object_at(payload, *path[:-1]).get(path[-1])
    return found if isinstance(found, str) else ""


def objects_at(payload: Json, *path: str) -> Sequence[Json]:
    """The objects in the list at this path."""
    found = object_at(payload, *path[:-1]).get(path[-1])
    return [cast("Json", one) for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def content_of(data: object) -> Json:
    """What Slack answered, empty where it isn't an object."""
    return cast("Json", data) if isinstance(data, Mapping) else NOTHING
