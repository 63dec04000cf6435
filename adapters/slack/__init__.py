"""Slack: Socket Mode or HTTP in, the Web API out.

Slack's libraries are imported when it is opened, so that nobody who doesn't use Slack waits for them.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from adapters.slack.settings import Settings
from bot.ports import Door

if TYPE_CHECKING:
    from aiohttp import web

    from adapters.slack.connection import Slack

__all__ = ["NAME", "Settings", "open"]

NAME = "slack"
SECONDS_A_CALL = 10.0


def open(  # noqa: A001 - every adapter opens with this word
    settings: Settings,
    *,
    door: Door,
    http: "web.Application",
    clock: Callable[[], datetime],
    timeout: float = SECONDS_A_CALL,
    listens: bool = True,
) -> "Slack":
    """Connect the door to Slack; over HTTP by a route on `http`. Without `listens` nothing comes in that way.

    `clock` is the machine's time, against which the age of a request is checked; `timeout` is seconds.
    """
    from adapters.slack.connection import Slack  # noqa: PLC0415 - see above

    return Slack(settings, door=door, http=http, clock=clock, timeout=timeout, listens=listens)
