"""Which other processes there are: each says every few seconds that it runs, and tells of company it shouldn't have."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version

from bot.engine.trouble import Trouble
from bot.ports import EngineName, Process, Role, Store

log = logging.getLogger(__name__)

EVERY = 10.0
OVERLAP = timedelta(seconds=60)
TELL_EVERY = timedelta(seconds=60)
LASTING = "another okrbot has been on this database for more than a minute, though the embedded engine is made for one"
OTHER_VERSION = "another version of okrbot is on this database"


@dataclass(slots=True, kw_only=True)
class Presence:
    """`clock` is the machine's. A deploy's overlap is no cause to speak: rows decide what is sent."""

    store: Store
    clock: Callable[[], datetime]
    me: Process
    _living: Sequence[Process] = ()
    _told_at: datetime | None = None
    _versions: set[str] = field(default_factory=set)
    _trouble: Trouble = field(default_factory=lambda: Trouble("saying that this process runs failed"))

    async def note(self) -> None:
        """Say that this process runs, and look at who else does."""
        now = self.clock()
        with self._trouble.told():
            self._living = await asyncio.to_thread(self.store.note_process, self.me, now)
            self._tell(now)

    def leads(self) -> bool:
        """Whether of all that work, this process has been there longest: it does what one is enough for.

        The embedded engine is made for one process, which needn't wait until a killed one is forgotten.
        """
        if self.me.engine == "embedded":
            return True
        working = [one.id for one in self._living if one.role != "web"]
        return working[:1] == [self.me.id]

    def _tell(self, now: datetime) -> None:
        others = [one for one in self._living if one.id != self.me.id]
        for other in others:
            if other.version != self.me.version and other.id not in self._versions:
                self._versions.add(other.id)
                log.warning(OTHER_VERSION, extra={**_named(other), "ours": self.me.version})
        lasting = next((one for one in others if self._lasts(one)), None)
        if lasting is not None and (self._told_at is None or abs(now - self._told_at) >= TELL_EVERY):
            self._told_at = now
            log.warning(LASTING, extra=_named(lasting))

    def _lasts(self, other: Process) -> bool:
        """One that was killed may still be listed; but it wasn't seen long after this one had started."""
        started = next((one.started_at for one in self._living if one.id == self.me.id), other.seen_at)
        return "embedded" in (self.me.engine, other.engine) and other.seen_at - started > OVERLAP


def this_process(role: Role, engine: EngineName, machine_now: datetime) -> Process:
    """The process that asks."""
    return Process(
        id=secrets.token_hex(8),
        role=role,
        engine=engine,
        host=socket.gethostname(),
        pid=os.getpid(),
        version=version("okrbot"),
        started_at=machine_now,
        seen_at=machine_now,
    )


@asynccontextmanager
async def present(presence: Presence) -> AsyncIterator[None]:
    """Noted while the block runs."""
    leaving = asyncio.Event()
    await presence.note()
    noting = asyncio.create_task(_note_until(leaving, presence))
    try:
        yield
    finally:
        leaving.set()
        await noting
        with suppress(Exception):  # without a database it falls silent all the same
            await asyncio.to_thread(presence.store.forget_process, presence.me.id)


async def _note_until(leaving: asyncio.Event, presence: Presence) -> None:
    while not leaving.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(leaving.wait(), EVERY)
            return
        await presence.note()


def _named(other: Process) -> dict[str, str | int]:
    return {"host": other.host, "pid": other.pid, "version": other.version}
