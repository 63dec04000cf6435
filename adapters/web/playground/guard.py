"""Anyone may be anybody on the playground, so nobody but this machine's own browser may reach it."""

from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

LOOPBACK = frozenset({"127.0.0.1", "::1"})
NAMES = frozenset({*LOOPBACK, "localhost"})
BIGGEST_BODY = 64 * 1024
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def protect(http: web.Application) -> None:
    """Check every request and harden every response of this application."""
    http.middlewares.append(_only_from_here)
    http.on_response_prepare.append(_harden)


@web.middleware
async def _only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page elsewhere may give this machine a name of its own (DNS rebinding) or post here: check Host and Origin."""
    if request.remote not in LOOPBACK or not _is_ours(f"http://{request.host}"):
        raise web.HTTPForbidden(text="The playground can only be used on the machine it runs on.")
    if request.method != "GET" and request.headers.get("Origin") != f"http://{request.host}":
        raise web.HTTPForbidden(text="This didn't come from a page of the playground.")
    if request.can_read_body and not 0 <= (request.content_length or -1) <= BIGGEST_BODY:
        raise web.HTTPRequestEntityTooLarge(max_size=BIGGEST_BODY, actual_size=request.content_length or 0)
    return await handler(request)


def _is_ours(origin: str) -> bool:
    try:
        return urlsplit(origin).hostname in NAMES
    except ValueError:
        return False


async def _harden(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    if response.status == HTTPStatus.OK and not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
