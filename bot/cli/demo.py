"""`okrbot demo`: the playground over a sample company, with a clock that can be moved."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console

from adapters.web import playground
from adapters.web.playground.seam import Upcoming
from bot.cli.listening import listening
from bot.cli.run import stopped_by_signals
from bot.cli.sample_company import LAST_DIGESTS_AT, STARTS_AT, load_sample_company, plan_the_week
from bot.cli.wiring import WORKSPACE, Clock, Parts, assemble, ensure_workspace
from bot.domain.people import Person, Team, TeamKey
from bot.ports import Channel, DueKind, Installation, Store, Transaction
from bot.schedule import tick_all
from bot.settings import Settings
from storage import opened_store

MANY = 1000
LOCAL = "127.0.0.1"
ANOTHER_PORT = "Choose another: okrbot demo --port 0 takes a free one"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCompany:
    """The sample company as it is stored now."""

    store: Store

    async def people(self) -> Sequence[Person]:
        """Everybody one can be."""
        return await self.store.run(lambda tx: tx.people.all(), WORKSPACE, reads=True)

    async def teams(self) -> Mapping[TeamKey, Team]:
        """All teams."""
        return await self.store.run(lambda tx: tx.teams.all(), WORKSPACE, reads=True)

    async def channels(self) -> Sequence[Channel]:
        """The teams' channels."""

        def work(tx: Transaction) -> Sequence[Channel]:
            return [channel for team in tx.teams.all() for channel in tx.teams.channels(team)]

        return await self.store.run(work, WORKSPACE, reads=True)


@dataclass(slots=True, kw_only=True)
class DemoClock:
    """Business time that only moves forward, by hand, through every due instant in order."""

    parts: Parts | None = None
    at: datetime = LAST_DIGESTS_AT

    def now(self) -> datetime:
        """Business time, in UTC."""
        return self.at

    async def upcoming(self) -> Upcoming | None:
        """What comes next."""
        at = self._parts.store.next_due()
        if at is None:
            return None
        due = await self._due(at)
        return Upcoming(at=at, what=_listed(due, go="goes out", many_go="go out"))

    async def next(self) -> str:
        """Go to the next due instant and let happen what is due."""
        at = self._parts.store.next_due()
        return "Nothing is due any more." if at is None else await self.advance_to(at)

    async def advance_to(self, instant: datetime) -> str:
        """Go to `instant` through everything due until then."""
        happened: Counter[str] = Counter()
        while (due := self._parts.store.next_due()) is not None and due <= instant:
            self.at = max(self.at, due)
            happened += await self._due(self.at)
            await self._settle()
        self.at = max(self.at, instant)
        await self._settle()
        return f"{_listed(happened, go='went out', many_go='went out') or 'Nothing happened'}."

    async def _due(self, at: datetime) -> Counter[str]:
        return await self._parts.store.run(lambda tx: _due_at(tx, at), WORKSPACE, reads=True)

    async def _settle(self) -> None:
        await tick_all(self._parts.store, self.at)
        await self._parts.delivery.drain_all(self.at)

    @property
    def _parts(self) -> Parts:
        if self.parts is None:
            raise RuntimeError("the clock is wound up before the parts it moves are there")
        return self.parts


def _due_at(tx: Transaction, at: datetime) -> Counter[str]:
    """How many of each are due; an ask may turn out to have nothing to ask."""
    return Counter(
        {
            "ask": len(tx.dues.due(DueKind.ASK, at, MANY)),
            "reminder": len(tx.asks.to_remind(at, MANY)),
            "digest": len(tx.dues.due(DueKind.DIGEST, at, MANY)),
        }
    )


def _listed(counts: Counter[str], *, go: str, many_go: str) -> str:
    """`5 asks and 1 digest go out`; empty when there is nothing."""
    said = [f"{number} {what}{'' if number == 1 else 's'}" for what, number in counts.items() if number]
    if not said:
        return ""
    *others, last = said
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"{listed} {go if counts.total() == 1 else many_go}"


def demo(console: Console, *, port: int, machine_clock: Clock) -> None:
    """Serve the playground on this machine only, until it is told to stop; its database goes with it."""
    with (
        tempfile.TemporaryDirectory(prefix="okrbot-demo-") as folder,
        opened_store(f"sqlite:///{Path(folder) / 'demo.db'}") as store,
    ):
        asyncio.run(_serve(store, console, port=port, machine_clock=machine_clock))


async def open_demo(store: Store, *, machine_clock: Clock) -> Parts:
    """The sample company in `store`, with its playground on `Parts.http`."""
    ensure_workspace(store)
    store.put_installation(Installation(id=playground.INSTALLATION, workspace=WORKSPACE, name="Playground"))
    load_sample_company(store, WORKSPACE, playground.INSTALLATION)
    clock = DemoClock()
    parts = assemble(store, Settings.model_construct(), clock=clock.now, machine_clock=machine_clock)
    clock.parts = parts
    parts.platforms["web"] = playground.open(
        door=parts.door, http=parts.http, directory=StoredCompany(store=store), clock=clock
    )
    await clock.advance_to(STARTS_AT)
    plan_the_week(store, WORKSPACE)
    return parts


async def _serve(store: Store, console: Console, *, port: int, machine_clock: Clock) -> None:
    stop = stopped_by_signals()
    parts = await open_demo(store, machine_clock=machine_clock)
    async with listening(parts.http, host=LOCAL, port=port, fix=ANOTHER_PORT) as address:
        await parts.engine.start()
        console.print(f"okrbot's playground is open at http://{LOCAL}:{address} (Ctrl-C ends it)", soft_wrap=True)
        await stop.wait()
    await parts.engine.stop()
