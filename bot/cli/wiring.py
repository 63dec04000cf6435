"""Put the parts together: store, app, delivery, engine, and the adapters that are configured."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, cast

from aiohttp import web
from pydantic_settings import BaseSettings

import adapters
from bot.app import App
from bot.delivery import Delivery, Timing
from bot.domain.rules import Rules
from bot.engine.embedded import Embedded
from bot.errors import OkrError
from bot.ports import Answer, Door, Event, Installation, Platform, Store, Workspace
from bot.settings import Settings, read_settings

Clock = Callable[[], datetime]
WORKSPACE = "default"
LARGEST_BODY = 1024 * 1024


class NothingConfigured(OkrError):
    """No chat platform is configured. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (docs/slack.md), or try `okrbot demo`."""


class AdapterSettings(Protocol):
    """Every adapter's settings say whether it is to be used at all."""

    @property
    def configured(self) -> bool: ...  # noqa: D102 - said above


class Adapter(Protocol):
    """A package in `adapters` that can be opened from settings."""

    NAME: str

    def open(
        self, settings: BaseSettings, *, door: Door, http: web.Application, clock: Clock, timeout: float
    ) -> Platform:
        """Connect the door to the platform."""


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
    engine: Embedded
    door: Entrance
    http: web.Application
    platforms: dict[str, Platform] = field(default_factory=dict)


def assemble(store: Store, settings: Settings, *, clock: Clock, machine_clock: Clock) -> Parts:
    """Everything but the platforms, which `Parts.platforms` is open for."""
    platforms: dict[str, Platform] = {}
    timing = Timing(
        timeout=timedelta(seconds=settings.call_timeout),
        margin=timedelta(seconds=settings.call_margin),
        lease=timedelta(seconds=settings.lease),
    )
    delivery = Delivery(store=store, platforms=platforms, clock=machine_clock, timing=timing)
    engine = Embedded(delivery=delivery, clock=clock)
    app = App(store=store, ring=engine.ring, enrol_anyone=settings.enrol == "anyone")
    return Parts(
        store=store,
        app=app,
        delivery=delivery,
        engine=engine,
        door=Entrance(app=app, clock=clock),
        http=web.Application(client_max_size=LARGEST_BODY),
        platforms=platforms,
    )


def adapter_settings() -> Mapping[str, type[BaseSettings]]:
    """The settings of every adapter that has some, by the adapter's name; their libraries aren't imported for it."""
    found: dict[str, type[BaseSettings]] = {}
    for package in pkgutil.iter_modules(adapters.__path__):
        name = f"{adapters.__name__}.{package.name}.settings"
        if importlib.util.find_spec(name) is not None:
            found[package.name] = importlib.import_module(name).Settings
    return found


def every_setting() -> tuple[Settings, Mapping[str, BaseSettings]]:
    """Okrbot's own settings and those of the adapters; raises BadSettings with all problems at once."""
    known = adapter_settings()
    own, *others = read_settings(Settings, *known.values())
    return cast("Settings", own), dict(zip(known, others, strict=True))


def configured(settings: Mapping[str, BaseSettings]) -> Sequence[str]:
    """The adapters to be used."""
    return [name for name, one in settings.items() if cast("AdapterSettings", one).configured]


def open_platforms(
    parts: Parts, names: Sequence[str], settings: Mapping[str, BaseSettings], *, machine_clock: Clock, timeout: float
) -> None:
    """Import and open the named adapters."""
    for name in names:
        adapter = cast("Adapter", importlib.import_module(f"{adapters.__name__}.{name}"))
        parts.platforms[adapter.NAME] = adapter.open(
            settings[name], door=parts.door, http=parts.http, clock=machine_clock, timeout=timeout
        )


def ensure_workspace(store: Store) -> None:
    """A self-hosted okrbot serves one workspace; an import gives it its name, zone and rules."""
    if not store.workspaces():
        store.add_workspace(Workspace(id=WORKSPACE, name="okrbot", zone="UTC", locale="en", rules=Rules()))


async def register(parts: Parts) -> Mapping[str, str]:
    """Make every installation the platforms reach one of the workspace; returns installation → workspace."""
    workspace = parts.store.workspaces()[0].id
    reached: dict[str, str] = {}
    for platform in parts.platforms.values():
        for installation, name in (await platform.installations()).items():
            parts.store.put_installation(Installation(id=installation, workspace=workspace, name=name))
            reached[installation] = workspace
    return reached
