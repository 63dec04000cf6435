"""Everything done once before the first fork, so that no victim spends its short life on compiling."""

import asyncio
import tempfile
from contextlib import closing
from pathlib import Path

from storage import open_store
from tests import make
from tests.world import World


def rehearse() -> None:
    """A small week on a database of its own; it leaves no thread and no connection behind."""
    with tempfile.TemporaryDirectory() as folder, closing(open_store(f"sqlite:///{Path(folder)}/okrbot.db")) as store:
        world = World(store=store)
        results = [make.key_result(), make.key_result("GROW-1.2", owner="lea")]
        world.found(make.company(key_results=results))
        asyncio.run(_week(world))


async def _week(world: World) -> None:
    await world.until(make.THURSDAY_10)
    await world.type("ana", "25")
    await world.until(make.MEETING)
