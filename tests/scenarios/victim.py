"""A process to be killed: what `okrbot run` builds and starts, but business time is what it is told over HTTP."""

import asyncio
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from aiohttp import web

from adapters import slack
from bot.cli.logs import log_to_stderr
from bot.cli.run import serve
from bot.cli.wiring import assemble, ensure_workspace, open_platforms
from bot.settings import Settings
from storage import open_store
from tests.scenarios.product import load_company

TIMEOUT, MARGIN, LEASE = 1.0, 0.2, 2.5
PATIENCE = 60.0  # to start with; calls have the time-out above


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What it is told when it starts; `at` is business time."""

    database: str
    slack: str
    port: int
    at: str
    log: str

    def as_line(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))


def live(line: str) -> None:
    """Serve until killed."""
    given = Orders(**json.loads(line))
    os.dup2(os.open(given.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), 2)
    log_to_stderr(as_json=False)
    told = [datetime.fromisoformat(given.at)]
    settings = Settings(
        database_url=given.database, port=given.port, call_timeout=TIMEOUT, call_margin=MARGIN, lease=LEASE
    )
    store = open_store(settings.database_url)
    ensure_workspace(store)
    parts = assemble(store, settings, clock=lambda: told[0], machine_clock=_machine_now)
    adapter = slack.Settings(
        bot_token="xoxb-fake", app_token=None, signing_secret="signing-secret", api_url=given.slack
    )
    open_platforms(parts, ["slack"], {"slack": adapter}, machine_clock=_machine_now, timeout=PATIENCE)

    async def clock(request: web.Request) -> web.Response:
        """Business time moves, and the engine knocks as it would every few seconds."""
        told[0] = max(told[0], datetime.fromisoformat((await request.text()).strip()))
        await parts.engine.tick()
        return web.Response()

    async def company(_: web.Request) -> web.Response:
        """Import the company, once."""
        workspace = store.workspaces()[0].id
        with store.transaction(workspace, reads=True) as tx:
            known = bool(tx.people.all())
        if not known:
            load_company(parts, [one.id for one in store.installations(workspace)], told[0])
        return web.Response()

    async def idle(_: web.Request) -> web.Response:
        """200 when nothing is due any more, else 503."""
        return web.Response(status=503 if store.due(told[0]) else 200)

    parts.http.add_routes([web.post("/clock", clock), web.post("/company", company), web.get("/idle", idle)])
    asyncio.run(serve(parts, settings, clock=lambda: told[0], machine_clock=_machine_now))


def _machine_now() -> datetime:
    return datetime.now(UTC)
