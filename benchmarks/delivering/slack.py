"""The counting Slack as a process of its own, and the product's adapter connected to it."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypedDict

from aiohttp import web
from pydantic import SecretStr

from adapters.slack.connection import Slack
from adapters.slack.settings import Settings
from benchmarks import company
from benchmarks.acknowledging.load import SECRET
from bot.app import App
from bot.cli.wiring import Entrance
from bot.ports import Limit, Method, Store

TOKEN = "xoxb-fake"  # noqa: S105 - of no workspace
CALL_TIMEOUT = 10.0


class Counted(TypedDict):
    """What came in: calls accepted, how many messages they were, calls refused, seconds from first to last."""

    accepted: int
    different: int
    refused: int
    seconds: float


@dataclass(frozen=True, slots=True)
class CountingSlack:
    """`url` is its SLACK_API_URL."""

    url: str

    def counted(self) -> Counted:
        """Since it was asked last."""
        with urllib.request.urlopen(self.url.replace("/api/", "/counted")) as answer:  # noqa: S310 - our own
            found: Counted = json.load(answer)
        return found


class Unlimited(Slack):
    """A Slack that may be called as fast as can be."""

    limits: Mapping[Method, Limit] = {}


@contextmanager
def counting_slack(*options: str) -> Iterator[CountingSlack]:
    """It runs while the block does."""
    command = [sys.executable, "-m", "benchmarks.delivering.counting", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield CountingSlack(process.stdout.readline().strip())
        finally:
            process.terminate()


def adapter(store: Store, url: str, *, limited: bool) -> Slack:
    """The adapter as it sends; nothing comes in."""
    made = Slack if limited else Unlimited
    return made(
        Settings(bot_token=SecretStr(TOKEN), signing_secret=SecretStr(SECRET), api_url=url),
        door=Entrance(app=App(store=store), clock=lambda: company.THURSDAY),
        http=web.Application(),
        clock=now,
        timeout=CALL_TIMEOUT,
        listens=False,
    )


@asynccontextmanager
async def connected(store: Store, url: str, *, limited: bool = False) -> AsyncIterator[Slack]:
    """The adapter, connected while the block runs."""
    slack = adapter(store, url, limited=limited)
    await slack.start()
    try:
        yield slack
    finally:
        await slack.stop()


def now() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)
