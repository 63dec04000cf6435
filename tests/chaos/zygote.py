"""A process that has imported everything, and forks a victim in milliseconds whenever it is asked to.

It holds no thread, no connection and no event loop, so that what it forks is like a process started anew.
"""

import asyncio
import ctypes
import gc
import importlib
import os
import random
import select
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG of Linux


@dataclass(slots=True)
class Victim:
    """A running process; `handle` is a descriptor that means this process and never another of the same number."""

    pid: int
    handle: int
    stopped: bool = False

    def signal(self, number: signal.Signals) -> None:
        """SIGKILL, SIGSTOP and so on; one that is gone doesn't mind."""
        if self.is_alive:
            signal.pidfd_send_signal(self.handle, number)

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return not select.select([self.handle], [], [], 0)[0]

    async def gone(self) -> None:
        """Wait for its end."""
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(self.handle, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(self.handle)

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied up."""
        self.signal(signal.SIGKILL)
        await self.gone()
        os.close(self.handle)


@dataclass(frozen=True, slots=True)
class Zygote:
    """The fork server, as its client sees it."""

    process: asyncio.subprocess.Process
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def fork(self, orders: str) -> Victim:
        """A new victim with these orders, one line."""
        assert self.process.stdin
        assert self.process.stdout
        async with self.one_at_a_time:
            self.process.stdin.write(orders.encode() + b"\n")
            await self.process.stdin.drain()
            pid = int(await self.process.stdout.readline())
        return Victim(pid, os.pidfd_open(pid))


@asynccontextmanager
async def zygote(module: str) -> AsyncIterator[Zygote]:
    """A fork server for as long as the block runs; a victim is born into `live(orders)` of the module."""
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-m", __name__, module)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe)
    try:
        yield Zygote(process)
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()


def main() -> None:
    """Fork for every line that comes in, and tell who it was."""
    from tests.chaos.rehearsal import rehearse

    live = importlib.import_module(sys.argv[1]).live
    rehearse()
    gc.freeze()
    while line := sys.stdin.readline():
        pid = os.fork()
        if pid == 0:
            _die_with_parent()
            os.close(0)
            os.close(1)
            random.seed()
            live(line)
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        _bury()


def _die_with_parent() -> None:
    """Whoever ends the tests, however roughly, leaves no victim behind."""
    ctypes.CDLL(None).prctl(WHEN_PARENT_DIES, signal.SIGKILL)


def _bury() -> None:
    """Those that have died."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return


if __name__ == "__main__":
    main()
