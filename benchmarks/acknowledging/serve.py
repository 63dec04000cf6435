"""`python -m benchmarks.acknowledging.serve ours|floor DATABASE SLACK_API_URL PEOPLE`: prints the port of a server."""

import asyncio
import sys
from datetime import UTC, datetime

from aiohttp import web
from pydantic import SecretStr

from adapters import slack
from benchmarks import company
from benchmarks.acknowledging.bare import bare
from benchmarks.acknowledging.load import SECRET
from benchmarks.acknowledging.recording import meet
from bot.app import App
from bot.cli.wiring import Entrance
from storage import open_store


async def ours(url: str, api_url: str, people: int) -> web.Application:
    """The product as it receives: adapter, door, store. Nothing is ticked or delivered beside it."""
    http = web.Application()
    settings = slack.Settings(bot_token=SecretStr("xoxb-fake"), signing_secret=SecretStr(SECRET), api_url=api_url)
    door = Entrance(app=App(store=open_store(url)), clock=lambda: company.THURSDAY)
    platform = slack.open(settings, door=door, http=http, clock=lambda: datetime.now(UTC))
    await platform.start()
    await meet(door, range(people))
    return http


async def _serve(which: str, url: str, api_url: str, people: str) -> None:
    application = await ours(url, api_url, int(people)) if which == "ours" else await bare(url)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(*sys.argv[1:]))
