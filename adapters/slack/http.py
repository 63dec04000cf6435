"""Slack's requests over HTTP: checked for size, signature and age before anything reads them."""

from collections.abc import Callable
from datetime import datetime

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import Clock, SignatureVerifier

LARGEST = 1_048_576
UNSIGNED = "The request isn't signed by Slack, or too old.\n"


class Endpoint:
    """The one address for events, interactivity and commands."""

    def __init__(self, bolt: AsyncApp, signing_secret: str, clock: Callable[[], datetime]) -> None:
        self._bolt = bolt
        self._verifier = SignatureVerifier(signing_secret, clock=_Clock(clock))

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request: 413 when it is too large, 401 when it isn't Slack's."""
        body = await _read(request)
        if not self._is_from_slack(body, request):
            return web.Response(status=401, text=UNSIGNED)
        asked = AsyncBoltRequest(body=body.decode(), query=request.query_string, headers=dict(request.headers))
        return await to_aiohttp_response(await self._bolt.async_dispatch(asked))

    def _is_from_slack(self, body: bytes, request: web.Request) -> bool:
        try:
            return self._verifier.is_valid_request(body, dict(request.headers))
        except (ValueError, TypeError):  # a timestamp that is no number, text that is no text
            return False


class _Clock(Clock):
    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock().timestamp()


async def _read(request: web.Request) -> bytes:
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(max_size=LARGEST, actual_size=len(body))
    return bytes(body)
