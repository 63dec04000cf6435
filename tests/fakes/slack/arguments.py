"""Reading a call's arguments, wherever Slack's clients put them: query, form or JSON."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from aiohttp import web

from tests.fakes.slack.world import Json, Refused

Arguments: TypeAlias = Mapping[str, object]


async def arguments(request: web.Request) -> Arguments:
    """All arguments of a call; text that is JSON, as in forms, is read as such where an object or list is due."""
    found: dict[str, object] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        if not isinstance(body, dict):
            raise Refused("json_not_object")
        found.update(body)
    elif request.can_read_body:
        found.update({name: str(value) for name, value in (await request.post()).items()})
    return {name: value for name, value in found.items() if value is not None}


def text(given: Arguments, name: str) -> str:
    """A required string."""
    value = given.get(name)
    if not isinstance(value, str) or not value:
        raise Refused("invalid_arguments", f"{name} is missing")
    return value


def optional(given: Arguments, name: str) -> str:
    """A string, empty where there is none."""
    value = given.get(name, "")
    return str(value)


def flag(given: Arguments, name: str) -> bool:
    """A yes or no, as a client may write it."""
    return str(given.get(name, "")).lower() in ("1", "true")


def structure(given: Arguments, name: str) -> object:
    """An object or a list, given as such or as JSON text."""
    value = given.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise Refused(f"invalid_{name}_format") from error


def objects(given: Arguments, name: str) -> list[Json]:
    """A list of objects, empty where there is none."""
    value = structure(given, name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise Refused(f"invalid_{name}_format")
    return value
