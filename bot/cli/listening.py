"""The web server of `okrbot run` and `okrbot demo`."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import OkrError


class CannotListen(OkrError):
    """I can't listen on {host}, port {port}: {reason}. {fix}."""


@asynccontextmanager
async def listening(http: web.Application, *, host: str, port: int, fix: str) -> AsyncIterator[int]:
    """Serve while the block runs, and finish what is in hand; gives the port, which 0 leaves to the machine.

    Raises CannotListen, which ends with `fix`.
    """
    runner = web.AppRunner(http, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, OverflowError) as error:
            raise CannotListen(host=host, port=port, reason=_reason(error), fix=fix) from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


def _reason(error: OSError | OverflowError) -> str:
    """The system's own words; a name that can't be resolved has a number of its own, below 0."""
    number = getattr(error, "errno", None)
    return os.strerror(number).lower() if number is not None and number > 0 else str(error)
