"""A world in which somebody has been asked."""

import pytest

from tests import make
from tests.commands.answers import TWO
from tests.world import World


@pytest.fixture
async def asked(world: World) -> World:
    """Ana has been asked for two key results."""
    world.found(make.company(key_results=TWO))
    await world.until(make.THURSDAY_10)
    return world
