from tests import make
from tests.world import World


async def test_smoke(world: World) -> None:
    world.found()
    await world.until(make.THURSDAY_10)
    assert world.kinds("ana") == ["ask"]
