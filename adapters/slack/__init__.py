"""Slack: Socket Mode or HTTP in, the Web API out."""

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from adapters.slack.connection import NAME, Slack
from adapters.slack.settings import Settings
from bot.ports import Door

__all__ = ["NAME", "Settings", "open"]

SECONDS_A_CALL = 10.0


def open(  # noqa: A001 - every adapter opens with this word
    settings: Settings,
    *,
    door: Door,
    http: web.Application,
    clock: Callable[[], datetime],
    timeout: float = SECONDS_A_CALL,
) -> Slack:
    """Connect the door to Slack; over HTTP by a route on `http`.

    `clock` is the machine's time, against which the age of a request is checked; `timeout` is seconds.
    """
    return Slack(settings, door=door, http=http, clock=clock, timeout=timeout)
