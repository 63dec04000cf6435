"""Bringing requests to the product: signed over HTTP, or through its socket."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.fakes.slack.world import Json

Kind: TypeAlias = Literal["events_api", "interactive", "slash_commands"]

LONGEST_WAIT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request of Slack's; `retry` counts from 0."""

    kind: Kind
    payload: Json
    retry: int = 0

    @property
    def body(self) -> bytes:
        """The body over HTTP."""
        if self.kind == "events_api":
            return json.dumps(self.payload).encode()
        fields = self.payload if self.kind == "slash_commands" else {"payload": json.dumps(self.payload)}
        return urlencode({name: str(value) for name, value in fields.items()}).encode()

    @property
    def headers(self) -> dict[str, str]:
        """The headers over HTTP, without the signature."""
        kind = "application/json" if self.kind == "events_api" else "application/x-www-form-urlencoded"
        retried = {"X-Slack-Retry-Num": str(self.retry), "X-Slack-Retry-Reason": "http_error"} if self.retry else {}
        return {"Content-Type": kind, **retried}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What the product answered: an HTTP status (0 for none in time; a socket's acknowledgement is 200) and a body."""

    request: Request
    status: int
    body: Json = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether Slack takes it as received."""
        return 200 <= self.status < 300


def signature(body: bytes, *, secret: str, at: float) -> dict[str, str]:
    """The headers that prove a request to come from Slack."""
    timestamp = str(int(at))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


async def over_http(
    session: aiohttp.ClientSession, url: str, request: Request, signed: Mapping[str, str], *, patience: float
) -> Delivered:
    """Send it once."""
    headers = {**request.headers, **signed}
    limit = aiohttp.ClientTimeout(total=patience)
    try:
        async with session.post(url, data=request.body, headers=headers, timeout=limit) as response:
            return Delivered(request=request, status=response.status, body=_content(await response.text()))
    except (aiohttp.ClientError, TimeoutError):
        return Delivered(request=request, status=0)


@dataclass(slots=True)
class Sockets:
    """The product's open connections; requests go to the newest."""

    _open: list[web.WebSocketResponse] = field(default_factory=list)
    _waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    _joined: asyncio.Event = field(default_factory=asyncio.Event)
    _count: int = 0

    @property
    def connected(self) -> bool:
        """Whether the product listens."""
        return bool(self._open)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection until it closes."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._open.append(socket)
        self._joined.set()
        await socket.send_json({"type": "hello", "num_connections": len(self._open)})
        try:
            async for message in socket:
                self._acknowledge(json.loads(message.data))
        finally:
            self._open.remove(socket)
        return socket

    async def deliver(self, request: Request, *, patience: float) -> Delivered:
        """Send it once and wait for the acknowledgement."""
        self._count += 1
        envelope = f"envelope-{self._count}"
        waiting = asyncio.get_running_loop().create_future()
        self._waiting[envelope] = waiting
        await self._open[-1].send_json(
            {
                "type": request.kind,
                "envelope_id": envelope,
                "payload": request.payload,
                "accepts_response_payload": request.kind != "events_api",
                "retry_attempt": request.retry,
            }
        )
        try:
            async with asyncio.timeout(patience):
                return Delivered(request=request, status=200, body=await waiting)
        except TimeoutError:
            return Delivered(request=request, status=0)

    async def refresh(self) -> None:
        """Ask the product for a new connection, as Slack does every few hours, and wait until it is there."""
        self._joined.clear()
        await self._open[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        async with asyncio.timeout(LONGEST_WAIT):
            await self._joined.wait()

    async def close(self) -> None:
        """End every connection."""
        for socket in list(self._open):
            await socket.close()

    def _acknowledge(self, message: Json) -> None:
        waiting = self._waiting.pop(str(message.get("envelope_id")), None)
        payload = message.get("payload")
        if waiting and not waiting.done():
            waiting.set_result(payload if isinstance(payload, dict) else {})


def _content(body: str) -> Json:
    try:
        found = json.loads(body)
    except ValueError:
        return {"text": body} if body else {}
    return found if isinstance(found, dict) else {}
