"""The proof can fail: deliveries as they are often built lose or double messages, and the checks here see it."""

from pathlib import Path

import pytest

from tests.chaos.crowd import HOME, Crowd
from tests.chaos.mutants import mutated
from tests.chaos.orders import Mutation
from tests.chaos.storm import Storm
from tests.delivery.test_crash_points import BEFORE, FIRST_RUN, lived
from tests.make import THURSDAY_10
from tests.world import NewWorld

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", BEFORE)
@pytest.mark.parametrize("mutation", ["resends blindly", "never resends"])
async def test_dying_anywhere_shows_it(new_world: NewWorld, mutation: Mutation, name: str) -> None:
    undisturbed = await lived(new_world(), name, FIRST_RUN)
    for step in range(FIRST_RUN - undisturbed.left):
        world = new_world()
        world.platform = mutated(world.platform, mutation)
        life = await lived(world, name, step)
        doubled, lost = len(life.sent) > len({*life.sent}), {*undisturbed.sent} > {*life.sent}
        if doubled if mutation == "resends blindly" else lost:
            return
    pytest.fail(f"a delivery that {mutation} passes wherever it dies")


@pytest.mark.parametrize("mutation", ["resends blindly", "never resends"])
async def test_a_storm_shows_it(tmp_path: Path, mutation: Mutation) -> None:
    storm = Storm(
        crowds=[Crowd(people=24, platform="slack", zones=(HOME,))],
        database=f"sqlite:///{tmp_path / 'okrbot.db'}",
        folder=tmp_path,
        kills=1,
        seed=4,
        until=THURSDAY_10,
        mutation=mutation,
    )
    verdict = (await storm.strike()).verdict
    assert bool(verdict.doubled) == (mutation == "resends blindly")
    assert bool(verdict.lost) == (mutation == "never resends")
