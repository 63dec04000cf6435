"""What watches over okrbot asks it: whether it lives, whether it is ready, and its figures."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import REGISTRY, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.cli.wiring import Clock
from bot.ports import Backlog, Store

log = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE = 3.0
NOT_STARTED = "okrbot isn't connected to its chat platforms: it is starting or stopping."
NO_DATABASE = "The database doesn't answer. `okrbot doctor` says more."


def add_operations(
    http: web.Application, *, store: Store, ready: Callable[[], bool], clock: Clock, machine_clock: Clock
) -> None:
    """Serve `/healthz`, `/readyz` and `/metrics`; `ready` says whether the platforms are started."""
    operations = Operations(store=store, ready=ready, clock=clock, machine_clock=machine_clock)
    http.router.add_get("/healthz", operations.healthz)
    http.router.add_get("/readyz", operations.readyz)
    http.router.add_get("/metrics", operations.metrics)


@dataclass(slots=True, kw_only=True)
class Operations:
    """The database is asked in threads and never twice at once, so that one that hangs holds up nothing else."""

    store: Store
    ready: Callable[[], bool]
    clock: Clock
    machine_clock: Clock
    _asking: dict[str, asyncio.Task[Any]] = field(default_factory=dict)

    async def healthz(self, _: web.Request) -> web.Response:
        """The process lives and its loop turns."""
        return web.json_response({"status": "alive"})

    async def readyz(self, _: web.Request) -> web.Response:
        """200 once everything is started and while the database answers, else 503 with the reason."""
        if not self.ready():
            return _unready(NOT_STARTED)
        if await self._asked("workspaces", self.store.workspaces) is None:
            return _unready(NO_DATABASE)
        return web.json_response({"status": "ready"})

    async def metrics(self, _: web.Request) -> web.Response:
        """The counters of this process, and what stands in the database, which all processes share."""
        backlog = await self._asked("backlog", self._backlog)
        shared = CollectorRegistry(auto_describe=False)
        shared.register(Shared(backlog=backlog, now=self.clock()))
        text = generate_latest(REGISTRY) + generate_latest(shared)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _backlog(self) -> Backlog:
        return self.store.backlog(now=self.clock(), machine_now=self.machine_clock())

    async def _asked(self, what: str, question: Callable[[], T]) -> T | None:
        """The answer, or None if there is none in time; who asks meanwhile waits for the same one."""
        asking = self._asking.get(what)
        if asking is None or asking.done():
            asking = self._asking[what] = asyncio.create_task(_in_thread(question))
        done, _ = await asyncio.wait([asking], timeout=PATIENCE)
        answer: T | None = asking.result() if done else None
        return answer


async def _in_thread(question: Callable[[], T]) -> T | None:
    try:
        return await asyncio.to_thread(question)
    except Exception:
        log.exception("an operator's question to the database failed")
        return None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shared(Collector):
    """What all processes share: read from the database when it is asked for, the same from whichever is asked."""

    backlog: Backlog | None
    now: datetime

    def collect(self) -> Iterable[Metric]:
        """No more series than there are paused workspaces, and a handful."""
        yield GaugeMetricFamily("okrbot_database_up", "Whether the database answered.", value=self.backlog is not None)
        if self.backlog is not None:
            yield from _gauges(self.backlog, self.now)


def _gauges(backlog: Backlog, now: datetime) -> Iterable[Metric]:
    queued = backlog.queued
    messages = _by_state("okrbot_messages", "Messages that are not settled.")
    messages.add_metric(["pending"], queued.waiting - queued.unknown)
    messages.add_metric(["unknown"], queued.unknown)
    messages.add_metric(["sending"], queued.sending)
    messages.add_metric(["dead"], queued.dead)
    events = _by_state("okrbot_failed_events", "Events whose command broke and that are not dealt with.")
    events.add_metric(["retried"], backlog.retried)
    events.add_metric(["given_up"], backlog.given_up)
    late = (now - queued.oldest_due_at).total_seconds() if queued.oldest_due_at is not None else 0.0
    oldest = GaugeMetricFamily("okrbot_oldest_due_seconds", "For how long the oldest unsent message is due.", late)
    paused = GaugeMetricFamily(
        "okrbot_throttled_until_seconds", "Until when (Unix time) a platform wants a pause.", labels=["workspace"]
    )
    for workspace, until in backlog.throttled.items():
        paused.add_metric([workspace], until.timestamp())
    yield from (messages, events, oldest, paused)


def _by_state(name: str, documentation: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, documentation, labels=["state"])


def _unready(reason: str) -> web.Response:
    return web.json_response({"status": "not ready", "reason": reason}, status=503)
