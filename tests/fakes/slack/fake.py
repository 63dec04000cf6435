"""The fake Slack as tests hold it."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from tests.fakes.slack.delivery import Delivered, Request, over_http, signature
from tests.fakes.slack.faults import Fault
from tests.fakes.slack.journal import Journal
from tests.fakes.slack.server import Call, Server
from tests.fakes.slack.user import User
from tests.fakes.slack.world import Clock, Message, Person, View, World

DELIVERIES = 4
SECONDS_TO_ANSWER = 3.0


class FakeSlack:
    """A workspace with one app in it, on a port of its own.

    Requests to the product go through its socket when it has one open, else to `product`. With `redelivers`, an event
    that isn't answered with 2xx is sent again, three times at most, at once. `patience` is for how many
    seconds an answer is waited for: Slack waits 3, but a process on a busy machine may need more.
    """

    def __init__(
        self,
        *,
        clock: Clock = time.time,
        bot_token: str = "xoxb-fake",
        app_token: str = "xapp-fake",
        signing_secret: str = "signing-secret",
        journal: Path | None = None,
    ) -> None:
        self.clock = clock
        self.signing_secret = signing_secret
        self.product = ""
        self.redelivers = False
        self.patience = SECONDS_TO_ANSWER
        self.world = World(clock)
        self.server = Server(world=self.world, bot_token=bot_token, app_token=app_token)
        if journal:
            Journal(journal).attach(self.world)
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None

    @property
    def url(self) -> str:
        """What SLACK_API_URL has to be."""
        return f"{self.server.address}/api/"

    @property
    def posts(self) -> Sequence[Message]:
        """Every message accepted from chat.postMessage or shared in a response, in order, as it stands now."""
        return self.world.posts

    @property
    def ephemerals(self) -> Sequence[Message]:
        """Every message for one reader only."""
        return self.world.ephemerals

    @property
    def views(self) -> Sequence[View]:
        """Every modal ever opened."""
        return self.world.views

    @property
    def calls(self) -> Sequence[Call]:
        """Every HTTP call to the Web API, accepted or not."""
        return self.server.calls

    def messages(self, channel: str) -> Sequence[Message]:
        """What stands in a conversation."""
        return self.world.messages(channel)

    def add_person(
        self, id: str, *, email: str, name: str, zone: str = "Europe/Berlin", locale: str = "en-US"
    ) -> "User":
        """Somebody joins the workspace."""
        self.world.people[id] = Person(id=id, email=email, name=name, zone=zone, locale=locale)
        return self.user(id)

    def add_channel(self, id: str, name: str) -> None:
        """A channel that the app is in."""
        self.world.channels[id] = name

    def script(self, method: str, *faults: Fault | None) -> None:
        """Let the next calls of this method go wrong."""
        self.server.faults.script(method, *faults)

    def user(self, id: str, *, age: float = 0, secret: str | None = None) -> User:
        """Somebody who acts; with `age` or `secret` their requests are stale or forged."""
        return User(self, id, age=age, secret=secret)

    async def deliver(self, request: Request, *, age: float = 0, secret: str | None = None) -> Delivered:
        """Bring a request to the product."""
        delivered = await self._once(request, age, secret)
        while self.redelivers and request.kind == "events_api" and not delivered.ok and request.retry < DELIVERIES - 1:
            request = Request(kind=request.kind, payload=request.payload, retry=request.retry + 1)
            delivered = await self._once(request, age, secret)
        return delivered

    async def start(self, port: int = 0, *, also: Sequence[web.RouteDef] = ()) -> None:
        """Listen on the loopback address, with further routes if need be."""
        self._session = aiohttp.ClientSession()
        app = web.Application()
        app.add_routes([*self.server.routes(), *also])
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.server.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Answer nothing any more."""
        self.server.stopping.set()
        await self.server.sockets.close()
        if self._session:
            await self._session.close()
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _once(self, request: Request, age: float, secret: str | None) -> Delivered:
        if self.server.sockets.connected:
            return await self.server.sockets.deliver(request, patience=self.patience)
        assert self._session, "the fake isn't running"
        assert self.product, "the fake has no socket of the product's and doesn't know its address"
        signed = signature(request.body, secret=secret or self.signing_secret, at=self.clock() - age)
        return await over_http(self._session, self.product, request, signed, patience=self.patience)


def dumped(messages: Sequence[Message]) -> str:
    """Messages as JSON, for another process to read."""
    return json.dumps(
        [
            {
                "channel": message.channel,
                "ts": message.ts,
                "text": message.text,
                "blocks": message.blocks,
                "thread": message.thread,
                "key": message.key,
                "at": message.at,
                "edits": message.edits,
            }
            for message in messages
        ]
    )
