"""Put the parts together: store, app, delivery, engine, and the adapters that are configured."""

import importlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, cast

from aiohttp import web
from pydantic_settings import BaseSettings

import adapters
from bot.app import App
from bot.delivery import Delivery, Timing
from bot.domain.rules import Rules
from bot.engine import Engine, engine_for
from bot.ports import Answer, Door, EngineName, Event, Installation, Platform, Role, Store, Workspace
from bot.settings import Settings

Clock = Callable[[], datetime]
WORKSPACE = "default"
LARGEST_BODY = 1024 * 1024


class Adapter(Protocol):
    """A package in `adapters` that can be opened from settings."""

    NAME: str

    def open(
        self, settings: BaseSettings, *, door: Door, http: web.Application, clock: Clock, timeout: float, listens: bool
    ) -> Platform:
        """Connect the door to the platform; without `listens` nothing comes in, and everything else works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """The door with the clock inside, as adapters see it."""

    app: App
    clock: Clock

    async def receive(self, event: Event) -> Answer:
        """Act on the event as of now."""
        return await self.app.receive(event, now=self.clock())

    async def knows(self, installation: str, user: str) -> bool:
        """Whether this account is linked to a person."""
        return await self.app.knows(installation, user)


@dataclass(slots=True, kw_only=True)
class Parts:
    """Everything that runs. `clock` is business time; the machine's own runs leases and pacing."""

    store: Store
    app: App
    delivery: Delivery
    engine: Engine
    engine_name: EngineName
    role: Role
    door: Entrance
    http: web.Application
    platforms: dict[str, Platform] = field(default_factory=dict)


def assemble(store: Store, settings: Settings, *, clock: Clock, machine_clock: Clock, role: Role = "all") -> Parts:
    """Everything but the platforms, which `Parts.platforms` is open for; raises NeedsScaledEngine."""
    platforms: dict[str, Platform] = {}
    timing = Timing(
        timeout=timedelta(seconds=settings.call_timeout),
        margin=timedelta(seconds=settings.call_margin),
        lease=timedelta(seconds=settings.lease),
        in_flight=settings.in_flight,
    )
    delivery = Delivery(store=store, platforms=platforms, clock=machine_clock, timing=timing)
    engine_name = engine_for(settings.database_url, role)
    app = App(store=store, enrol_anyone=settings.enrol == "anyone")
    engine = _engine(engine_name, delivery, clock, app, settings.database_url, role)
    app.ring = engine.ring
    return Parts(
        store=store,
        app=app,
        delivery=delivery,
        engine=engine,
        engine_name=engine_name,
        role=role,
        door=Entrance(app=app, clock=clock),
        http=web.Application(client_max_size=LARGEST_BODY),
        platforms=platforms,
    )


def _engine(name: EngineName, delivery: Delivery, clock: Clock, app: App, database_url: str, role: Role) -> Engine:
    """Each is imported only where it runs: the one has libraries that the other needn't have."""
    if name == "embedded":
        from bot.engine.embedded import Embedded  # noqa: PLC0415 - see above

        return Embedded(delivery=delivery, clock=clock, retry=app.retry_failed)
    from bot.engine.scaled import Scaled  # noqa: PLC0415 - see above
    from storage import noticing_silence  # noqa: PLC0415 - see above

    url, works = noticing_silence(database_url), role != "web"
    return Scaled(delivery=delivery, clock=clock, retry=app.retry_failed, database_url=url, works=works)


def open_platforms(
    parts: Parts,
    names: Sequence[str],
    settings: Mapping[str, BaseSettings],
    *,
    machine_clock: Clock,
    timeout: float,
    listens: bool = True,
) -> None:
    """Import and open the named adapters; without `listens` nothing comes in through them."""
    for name in names:
        adapter = cast("Adapter", importlib.import_module(f"{adapters.__name__}.{name}"))
        parts.platforms[adapter.NAME] = adapter.open(
            settings[name],
            door=parts.door,
            http=parts.http,
            clock=machine_clock,
            timeout=timeout,
            listens=listens,
        )


@asynccontextmanager
async def started(platforms: Mapping[str, Platform]) -> AsyncIterator[None]:
    """Connected while the block runs; raises an OkrError that says what to do, with nothing left open."""
    async with AsyncExitStack() as running:
        for platform in platforms.values():
            await platform.start()
            running.push_async_callback(platform.stop)
        yield


def ensure_workspace(store: Store) -> None:
    """A self-hosted okrbot serves one workspace; an import gives it its name, zone and rules."""
    if not store.workspaces():
        store.add_workspace(Workspace(id=WORKSPACE, name="okrbot", zone="UTC", locale="en", rules=Rules()))


async def installations_of(platforms: Mapping[str, Platform], workspace: str) -> Sequence[Installation]:
    """Every installation that the started platforms reach, as one of the workspace."""
    return [
        Installation(id=installation, workspace=workspace, name=name)
        for platform in platforms.values()
        for installation, name in (await platform.installations()).items()
    ]


async def register(parts: Parts) -> Mapping[str, str]:
    """Store every installation the platforms reach; returns installation → workspace."""
    reached = await installations_of(parts.platforms, parts.store.workspaces()[0].id)
    for installation in reached:
        parts.store.put_installation(installation)
    return {one.id: one.workspace for one in reached}
