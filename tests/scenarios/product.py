"""The product as `okrbot run` builds it, over a fake Slack, with clocks that a test moves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from adapters import slack
from bot.cli.wiring import Parts, assemble, ensure_workspace, open_platforms, register
from bot.enrolment import Enrolment
from bot.importing import Options, read_file
from bot.schedule import tick_all
from bot.settings import Settings
from bot.usecases.import_okrs import import_okrs, plan_import
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests
from storage import open_store
from tests.fakes.slack import FakeSlack

COMPANY = Path(__file__).parent / "company.yaml"
WEDNESDAY = datetime(2026, 11, 11, 9, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """Business time and machine time in one; the fake Slack reads it too."""

    at: datetime = WEDNESDAY

    def __call__(self) -> datetime:
        return self.at

    def timestamp(self) -> float:
        return self.at.timestamp()


@dataclass(frozen=True, slots=True)
class Product:
    """Running parts, and the Slack they talk to."""

    parts: Parts
    fake: FakeSlack
    clock: Clock

    async def go(self, to: datetime) -> None:
        """Step through every due instant up to `to`, sending as it goes."""
        store = self.parts.store
        while (due := store.next_due()) is not None and due <= to:
            self.clock.at = max(self.clock.at, due)
            await tick_all(store, self.clock.at)
            await self.settle()
        self.clock.at = max(self.clock.at, to)
        await self.settle()

    async def settle(self) -> None:
        """Send everything that can be sent now."""
        await self.parts.delivery.drain_all(self.clock.at)

    def said_to(self, user: str) -> list[str]:
        """What stands in somebody's private conversation, oldest first, as plain text."""
        return [shown(message.blocks, message.text) for message in self.fake.messages(self.fake.user(user).dm)]

    def said_in(self, channel: str) -> list[str]:
        """What stands in a channel."""
        return [shown(message.blocks, message.text) for message in self.fake.messages(channel)]


def shown(blocks: object, fallback: str) -> str:
    """Every text of a message's blocks, or the fallback."""
    return " ".join(_texts(blocks)) or fallback


def _texts(part: object) -> list[str]:
    if isinstance(part, list):
        return [text for one in part for text in _texts(one)]
    if isinstance(part, dict):
        own = [str(part["text"])] if isinstance(part.get("text"), str) else []
        return own + [
            text
            for name, value in part.items()
            if name != "options"
            for text in _texts(value)
            if value != part.get("text") or not own
        ]
    return []


@asynccontextmanager
async def running(folder: Path, *, socket_mode: bool = False) -> AsyncIterator[Product]:
    """Everything started, the company imported and its people found."""
    clock = Clock()
    async with FakeSlack(clock=clock.timestamp) as fake:
        for user, name, zone in (
            ("U1", "ana", "Europe/Lisbon"),
            ("U2", "kenji", "Asia/Tokyo"),
            ("U3", "leo", "Europe/Lisbon"),
            ("U4", "maya", "Europe/Lisbon"),
        ):
            fake.add_person(user, email=f"{name}@acme.example", name=name.title(), zone=zone, locale="en-GB")
        fake.add_channel("C1", "growth")
        store = open_store(f"sqlite:///{folder / 'okrbot.db'}")
        ensure_workspace(store)
        settings = Settings()
        parts = assemble(store, settings, clock=clock, machine_clock=clock)
        adapter = slack.Settings(
            bot_token="xoxb-fake",
            app_token="xapp-fake" if socket_mode else None,
            signing_secret="signing-secret",
            api_url=fake.url,
        )
        open_platforms(parts, ["slack"], {"slack": adapter}, machine_clock=clock, timeout=settings.call_timeout)
        # No slot ever comes on a clock that stands still.
        parts.platforms["slack"].limits = {}  # type: ignore[misc]
        runner = web.AppRunner(parts.http)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        fake.product = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        await parts.platforms["slack"].start()
        installations = await register(parts)
        load_company(parts, list(installations), clock())
        await Enrolment(store=store, platforms=parts.platforms, installations=installations).enrol(
            now=clock(), machine_now=clock()
        )
        yield Product(parts, fake, clock)
        await parts.platforms["slack"].stop()
        await runner.cleanup()
        store.close()


def load_company(parts: Parts, installations: list[str], now: datetime) -> None:
    """Import the company and plan its week."""
    draft = read_file(COMPANY.name, COMPANY.read_bytes(), Options(locale="en-GB"))
    workspace = parts.store.workspaces()[0].id
    with parts.store.transaction(workspace) as tx:
        changes = plan_import(tx, draft, installations=installations, now=now)
        assert not changes.problems, changes.problems
        import_okrs(tx, changes)
        plan_asks(tx, now=now)
        plan_digests(tx, now=now)
