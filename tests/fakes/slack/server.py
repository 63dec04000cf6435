"""The Web API over HTTP, with faults and limits on demand."""

import asyncio
from dataclasses import dataclass, field
from email.utils import formatdate

from aiohttp import web

from tests.fakes.slack.arguments import Arguments, arguments, flag, optional
from tests.fakes.slack.chat import content
from tests.fakes.slack.delivery import Sockets
from tests.fakes.slack.faults import Fault, Faults
from tests.fakes.slack.methods import METHODS
from tests.fakes.slack.rates import Rates
from tests.fakes.slack.world import RESPONSE_SECONDS, RESPONSE_USES, Json, Message, Refused, ResponseUrl, World

RESPONSE_LIMIT = 40_000
SCOPES = (
    "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "groups:history", "groups:read",
    "im:history", "im:read", "im:write", "users:read", "users:read.email",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One HTTP call as it came in, whether it was accepted or not."""

    method: str
    arguments: Arguments
    at: float


@dataclass(slots=True, kw_only=True)
class Server:
    """Slack's own side: one app, its tokens and what it may do."""

    world: World
    bot_token: str
    app_token: str
    faults: Faults = field(default_factory=Faults)
    rates: Rates = field(default_factory=Rates)
    sockets: Sockets = field(default_factory=Sockets)
    calls: list[Call] = field(default_factory=list)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = ""
    scopes: tuple[str, ...] = SCOPES

    def routes(self) -> list[web.RouteDef]:
        """The API, the socket and where responses are sent."""
        return [
            web.route("*", "/api/{method}", self._answer_call),
            web.post("/response/{name}", self._answer_response),
            web.get("/socket", self.sockets.serve),
        ]

    async def _answer_call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            given = await arguments(request)
            self.calls.append(Call(method=method, arguments=given, at=self.world.clock()))
            self._check_token(request, method, given)
            fault = self.faults.next(method)
            if fault and fault.when == "before":
                return await self._fail(request, fault)
            wait = self.rates.wait(optional(given, "channel"), self.world.clock()) if "post" in method else 0
            if wait:
                return _throttled(wait)
            answer = self._act(method, given)
            if fault:
                return await self._fail(request, fault)
            return web.json_response({"ok": True, **answer}, headers=self._headers())
        except Refused as refused:
            details = {"errors": list(refused.details)} if refused.details else {}
            return web.json_response({"ok": False, "error": refused.error, **details})

    def _headers(self) -> dict[str, str]:
        return {"X-OAuth-Scopes": ",".join(self.scopes), "Date": formatdate(self.world.clock(), usegmt=True)}

    def _act(self, method: str, given: Arguments) -> Json:
        if method == "apps.connections.open":
            return {"url": f"{self.address.replace('http', 'ws', 1)}/socket"}
        if method not in METHODS:
            raise Refused("unknown_method")
        return METHODS[method](self.world, given)

    def _check_token(self, request: web.Request, method: str, given: Arguments) -> None:
        header = request.headers.get("Authorization", "")
        token = header.removeprefix("Bearer ") if header else optional(given, "token")
        if not token:
            raise Refused("not_authed")
        if token != (self.app_token if method == "apps.connections.open" else self.bot_token):
            raise Refused("invalid_auth")

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.answer == "hang":
            await self.stopping.wait()
        if fault.answer in ("hang", "reset"):
            if request.transport:
                request.transport.abort()
            return web.Response()
        if isinstance(fault.answer, str):
            return web.json_response({"ok": False, "error": fault.answer})
        if fault.retry_after is not None:
            return _throttled(fault.retry_after)
        return web.Response(status=fault.answer, text="The server is having problems.")

    async def _answer_response(self, request: web.Request) -> web.StreamResponse:
        response = self.world.responses.get(request.match_info["name"])
        if response is None or self.world.clock() - response.at > RESPONSE_SECONDS:
            return web.Response(status=404, text="expired_url")
        if response.uses >= RESPONSE_USES:
            return web.Response(status=404, text="used_url")
        response.uses += 1
        try:
            self._respond(response, await arguments(request))
        except Refused as refused:
            return web.Response(status=400, text=refused.error)
        return web.Response(text="ok")

    def _respond(self, response: ResponseUrl, given: Arguments) -> None:
        said, blocks = content(given, RESPONSE_LIMIT)
        found = self.world.find(response.channel, response.message) if response.message else None
        if flag(given, "replace_original") and found:
            found.text, found.blocks = said, blocks
            found.edits.append(self.world.clock())
            return
        self.say_in_response(response.channel, response.user, given)

    def say_in_response(self, channel: str, user: str, given: Arguments) -> Message:
        """A message in a response: for its reader alone, unless it says otherwise."""
        said, blocks = content(given, RESPONSE_LIMIT)
        shared = optional(given, "response_type") == "in_channel"
        message = Message(
            channel=channel,
            ts=self.world.ts(),
            text=said,
            blocks=blocks,
            at=self.world.clock(),
            seen_by=None if shared else user,
        )
        (self.world.posts if shared else self.world.ephemerals).append(message)
        return message


def _throttled(seconds: int) -> web.Response:
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)})
