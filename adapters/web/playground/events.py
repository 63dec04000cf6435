"""Server-sent events: one stream a page says only that there is news, and the page fetches what it hasn't seen."""

import asyncio

from aiohttp import web

from adapters.web.playground.playground import Playground

HEARTBEAT_SECONDS = 15
HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}


async def stream(request: web.Request, playground: Playground) -> web.StreamResponse:
    """Tell of every change until the page or the playground closes; the first time at once, for what was missed."""
    response = web.StreamResponse(headers=HEADERS)
    await response.prepare(request)
    revision = playground.conversations.revision
    try:
        await response.write(_news(revision))
        while not playground.platform.stopped:
            try:
                waiting = playground.conversations.later_than(revision)
                revision = await asyncio.wait_for(waiting, HEARTBEAT_SECONDS)
            except TimeoutError:
                await response.write(b": still here\n\n")
            else:
                await response.write(_news(revision))
    except ConnectionError:
        return response
    return response


def _news(revision: int) -> bytes:
    return f"event: news\ndata: {revision}\n\n".encode()
