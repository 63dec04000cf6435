"""The floor: bare Bolt that runs the statements of one recorded answer, for whoever answers, on one open connection."""

import re
from collections.abc import Mapping

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.payload import text_at
from benchmarks.acknowledging.load import PATH, SECRET
from benchmarks.acknowledging.recording import Recording, record
from benchmarks.acknowledging.requests import Kind
from storage import open_store

ANY = re.compile(".*")
TOKEN = "xoxb-fake"  # noqa: S105 - of no workspace


async def bare(url: str) -> web.Application:
    """Its statements are recorded first, on the same database."""
    store = open_store(url)
    recordings: dict[Kind, Recording] = {
        "press": await record(store, "press", 0),
        "form": await record(store, "form", 2),
    }
    connection = store.engines.writer.connect()

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token=TOKEN)

    bolt = AsyncApp(
        client=AsyncWebClient(),
        signing_secret=SECRET,
        authorize=authorize,
        process_before_response=True,
    )

    @bolt.action(ANY)
    async def on_press(body: Mapping[str, object], ack: AsyncAck) -> None:
        recordings["press"].replay(connection, _number(body))
        await ack()

    @bolt.view(ANY)
    async def on_form(body: Mapping[str, object], ack: AsyncAck) -> None:
        recordings["form"].replay(connection, _number(body))
        await ack()

    async def handle(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    http = web.Application()
    http.router.add_post(PATH, handle)
    return http


def _number(body: Mapping[str, object]) -> int:
    """Whose request it is."""
    return int(text_at(body, "user", "id").removeprefix("U"))
