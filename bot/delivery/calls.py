"""One call to a platform, and what may be said of it when it fails."""

import asyncio
import logging
from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

from bot.ports import SendError, Unknown

log = logging.getLogger(__name__)
T = TypeVar("T")


async def called(call: Awaitable[T], timeout: timedelta) -> T:  # noqa: ASYNC109 - no answer in time is an outcome of its own
    """Raises a SendError: what an adapter doesn't name, its own faults too, leaves open what became of the call."""
    try:
        async with asyncio.timeout(timeout.total_seconds()):
            return await call
    except SendError:
        raise
    except TimeoutError as error:
        raise Unknown("no answer in time") from error
    except Exception as error:
        log.exception("an adapter failed in a way it doesn't name")
        raise Unknown(f"{type(error).__name__}: {error}") from error
