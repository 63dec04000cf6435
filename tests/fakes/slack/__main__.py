"""The fake Slack as a process of its own: `python -m tests.fakes.slack --port 4000 --journal received.jsonl`.

It prints its SLACK_API_URL. `GET /fake/posts` shows what it accepted; `PUT /fake/people` and `PUT /fake/channels` take
lists of objects to add.
"""

import argparse
import asyncio
from pathlib import Path

from aiohttp import web

from tests.fakes.slack.fake import FakeSlack, dumped


def _routes(fake: FakeSlack) -> list[web.RouteDef]:
    async def posts(request: web.Request) -> web.Response:
        return web.Response(text=dumped(fake.posts), content_type="application/json")

    async def people(request: web.Request) -> web.Response:
        for person in await request.json():
            fake.add_person(**person)
        return web.Response(status=204)

    async def channels(request: web.Request) -> web.Response:
        for channel in await request.json():
            fake.add_channel(**channel)
        return web.Response(status=204)

    return [web.get("/fake/posts", posts), web.put("/fake/people", people), web.put("/fake/channels", channels)]


async def _serve(port: int, journal: Path | None) -> None:
    fake = FakeSlack(journal=journal)
    await fake.start(port, also=_routes(fake))
    print(fake.url, flush=True)  # noqa: T201 - what the caller waits for
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A strict stand-in for Slack.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--journal", type=Path)
    given = parser.parse_args()
    asyncio.run(_serve(given.port, given.journal))
