"""The addresses of the playground: who you are and where you are is in the path, `/as/ana/GROW`."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from aiohttp import web

from adapters.web.playground import jumps, pages
from adapters.web.playground.events import stream
from adapters.web.playground.playground import Playground
from adapters.web.playground.visit import Visit, visit
from adapters.web.receive import Garbled

STATIC = Path(__file__).parent / "static"
Act = Callable[[Visit, Mapping[str, str]], Awaitable[None]]


def mount(http: web.Application, playground: Playground) -> None:
    """Add all pages and what can be done on them."""

    async def welcome(request: web.Request) -> web.Response:  # noqa: ARG001 - aiohttp's signature
        return web.Response(text=await pages.welcome(playground), content_type="text/html")

    async def show(request: web.Request) -> web.Response:
        found = await _visit(playground, request)
        return web.Response(text=pages.whole(found), content_type="text/html")

    async def news(request: web.Request) -> web.Response:
        found = await _visit(playground, request)
        if request.query.get("page") != playground.page:
            return web.Response(headers={"HX-Refresh": "true"})
        since = request.query.get("since", "")
        fragments = pages.news(found, since=int(since) if since.isdecimal() else 0)
        return web.Response(text=fragments, content_type="text/html")

    async def events(request: web.Request) -> web.StreamResponse:
        return await stream(request, playground)

    http.router.add_get("/", welcome)
    http.router.add_get("/events", events)
    http.router.add_static("/static", STATIC)
    http.router.add_get("/as/{person}/{place}", show)
    http.router.add_get("/as/{person}/{place}/news", news)
    for name, act in ACTS.items():
        http.router.add_post(f"/as/{{person}}/{{place}}/{name}", _acting(playground, act))


async def _visit(playground: Playground, request: web.Request) -> Visit:
    found = await visit(playground, request.match_info["person"], request.match_info["place"])
    if found is None:
        raise web.HTTPNotFound(text=await pages.welcome(playground, lost=True), content_type="text/html")
    return found


def _acting(playground: Playground, act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        found = await _visit(playground, request)
        fields = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
        try:
            await act(found, fields)
        except Garbled as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        if "HX-Request" in request.headers:
            return web.Response(status=204)
        raise web.HTTPSeeOther(found.url)

    return handle


async def _write(at: Visit, fields: Mapping[str, str]) -> None:
    await at.playground.write(fields, at.person.id, at.place)


async def _press(at: Visit, fields: Mapping[str, str]) -> None:
    await at.playground.press(fields, at.person.id, at.place)


async def _send(at: Visit, fields: Mapping[str, str]) -> None:
    await at.playground.send(fields, at.person.id, at.place)


async def _close(at: Visit, fields: Mapping[str, str]) -> None:
    at.playground.close(fields, at.person.id, at.place)


async def _clock(at: Visit, fields: Mapping[str, str]) -> None:
    step = jumps.step(at.playground.clock, fields.get("to", ""), at.zone)
    if step is None:
        raise Garbled("The clock knows no such jump.")
    await at.playground.move(fields.get("seen", ""), step)


ACTS: Mapping[str, Act] = {"write": _write, "press": _press, "send": _send, "close": _close, "clock": _clock}
