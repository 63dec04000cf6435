"""A local page where anyone can be anybody of a sample company, talk with the bot and move the clock."""

from aiohttp import web

from adapters.web.conversations import Conversations
from adapters.web.playground import guard, routes
from adapters.web.playground.playground import INSTALLATION, Playground
from adapters.web.playground.seam import Directory, MovableClock
from adapters.web.send import WebPlatform
from bot.ports import Door, Platform

__all__ = ["INSTALLATION", "open"]


def open(*, door: Door, http: web.Application, directory: Directory, clock: MovableClock) -> Platform:  # noqa: A001
    """Mount the playground on `http`, which must listen on 127.0.0.1 only; what it returns sends the bot's messages."""
    conversations = Conversations(now=clock.now)
    platform = WebPlatform(installation=INSTALLATION, conversations=conversations, people=directory.people)
    playground = Playground(
        door=door,
        directory=directory,
        clock=clock,
        conversations=conversations,
        platform=platform,
    )
    guard.protect(http)
    routes.mount(http, playground)

    async def let_pages_go(_: web.Application) -> None:
        await platform.stop()

    http.on_shutdown.append(let_pages_go)
    return platform
