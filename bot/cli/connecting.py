"""Reaching a platform that an import names a channel of, before okrbot has ever run on it."""

import asyncio
from collections.abc import Mapping, Sequence

from pydantic_settings import BaseSettings
from rich.console import Console
from rich.text import Text

from bot.cli.environment import configured
from bot.cli.wiring import Clock, assemble, installations_of, open_platforms, started
from bot.errors import OkrError
from bot.importing import Draft
from bot.ports import Installation, Store
from bot.settings import Settings


def reach(
    store: Store,
    draft: Draft,
    settings: Settings,
    others: Mapping[str, BaseSettings],
    err: Console,
    *,
    machine_clock: Clock,
) -> list[Installation]:
    """The installations that are stored, and of the configured platforms those that the file names channels on.

    A platform that can't be reached is told of on `err`; the import then leaves its channels out.
    """
    workspace = store.workspaces()[0].id
    known = [one for one in store.installations(workspace) if one.active]
    names = [name for name in configured(others) if _is_new(name, draft, known)]
    if not names:
        return known
    parts = assemble(store, settings, clock=machine_clock, machine_clock=machine_clock)
    open_platforms(parts, names, others, machine_clock=machine_clock, timeout=settings.call_timeout, listens=False)

    async def connect() -> Sequence[Installation]:
        async with started(parts.platforms):
            return await installations_of(parts.platforms, workspace)

    try:
        return known + list(asyncio.run(connect()))
    except OkrError as error:
        err.print(Text(str(error), style="yellow"), soft_wrap=True)
        return known


def _is_new(platform: str, draft: Draft, known: Sequence[Installation]) -> bool:
    """Whether the file names a channel that may be there, and no installation of it is stored."""
    places = {place.partition(":")[0] for team in draft.teams for place in team.channels}
    connected = {one.id.partition(":")[0] for one in known}
    return platform not in connected and (platform in places or ("" in places and not known))
