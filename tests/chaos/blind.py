"""A platform that nothing can be read back from, as Teams: an adapter, and the fake server it talks to."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import aiohttp
from aiohttp import web

from bot.ports import CantLookUp, Contact, Limit, MessageRef, Method, Post, SendError, Throttled, Unknown, Unreachable
from tests.chaos.weather import Weather
from tests.fakes.recording import text_of

NAME = "blind"
INSTALLATION = "blind:T1"
PATH = "/blind/send"
TOO_MANY, FAILED = 429, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message as a fake platform accepted it, showing what it showed last."""

    key: str
    address: str
    text: str


@dataclass(slots=True)
class BlindServer:
    """Accepts whatever comes, unless the weather is against it."""

    weather: Weather
    taken: list[Taken] = field(default_factory=list)

    def routes(self) -> list[web.RouteDef]:
        """Where it is spoken to."""
        return [web.post(PATH, self._answer)]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        told = await request.json()
        fault = self.weather.next("send")
        id_ = self._take(**told) if fault is None or fault.when == "after" else ""
        if fault is None:
            return web.json_response({"id": id_})
        if fault.answer == "hang":
            await asyncio.sleep(10)
        if fault.answer in ("hang", "reset"):
            if request.transport:
                request.transport.abort()
            return web.Response()
        status = fault.answer if isinstance(fault.answer, int) else FAILED
        return web.Response(status=status, headers={"Retry-After": str(fault.retry_after or 0)})

    def _take(self, *, key: str, address: str, text: str, edits: str | None) -> str:
        if edits is None:
            self.taken.append(Taken(key=key, address=address, text=text))
            return str(len(self.taken) - 1)
        self.taken[int(edits)] = replace(self.taken[int(edits)], text=text)
        return edits


@dataclass(slots=True)
class Blind:
    """The adapter; `url` is the fake server's."""

    url: str
    timeout: float
    name: str = NAME
    limits: Mapping[Method, Limit] = field(default_factory=dict)
    _session: aiohttp.ClientSession | None = None

    async def send(self, post: Post) -> MessageRef:
        """Make exactly one call."""
        assert self._session
        edits = post.edits.id if post.edits else None
        told = {"key": post.key, "address": post.address, "text": text_of(post.card), "edits": edits}
        try:
            async with self._session.post(self.url + PATH, json=told) as answer:
                _check(answer)
                return MessageRef(address=post.address, id=(await answer.json())["id"])
        except SendError:
            raise
        except aiohttp.ClientConnectorError as error:
            raise Unreachable(str(error)) from error
        except Exception as error:
            raise Unknown(f"{type(error).__name__}: {error}") from error

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        """There is nothing to look in."""
        raise CantLookUp("nothing can be read back here")

    async def find(self, installation: str, email: str) -> Contact | None:
        """Everybody is known already."""
        return None

    async def installations(self) -> Mapping[str, str]:
        """The one there is."""
        return {INSTALLATION: "A blind one"}

    async def problems(self) -> Sequence[str]:
        """None."""
        return []

    async def start(self) -> None:
        """One session for all calls."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self.timeout))

    async def stop(self) -> None:
        """Close it."""
        assert self._session
        await self._session.close()


def _check(answer: aiohttp.ClientResponse) -> None:
    if answer.status == TOO_MANY:
        raise Throttled(float(answer.headers["Retry-After"]))
    if not answer.ok:
        raise Unknown(f"answered {answer.status}")
