"""A digest costs the same queries for ten key results as for a thousand."""

from dataclasses import replace
from datetime import timedelta

from bot.messages import digest
from bot.usecases.send_digests import send_digests
from tests import make
from tests.make import DIGEST_TIME, HOUR
from tests.statements import recorded
from tests.world import NewWorld, World


async def test_a_digest_takes_as_many_queries_for_a_thousand_key_results_as_for_ten(new_world: NewWorld) -> None:
    costs = [statements(new_world(), count) for count in (10, 1000)]
    assert costs[0] == costs[1]


def statements(world: World, count: int) -> tuple[int, int]:
    results = [make.key_result(f"GROW-{1 + n // 10}.{n % 10 + 1}", owner=f"p{n % 50}") for n in range(count)]
    people = [make.person(f"p{n}") for n in range(50)] + [make.person("lea")]
    world.now = DIGEST_TIME - HOUR
    objectives = [make.objective(key, owner="lea") for key in dict.fromkeys(one.objective for one in results)]
    world.found(make.company(people=people, key_results=results, objectives=objectives))
    with world.tx() as tx:
        for week in (1, 2):
            seeded = [make.check_in(one.key, 20 + week, at=DIGEST_TIME - timedelta(weeks=week)) for one in results]
            tx.check_ins.add([replace(one, id=f"{one.id}/{n}") for n, one in enumerate(seeded)])
    with world.tx() as tx:
        with recorded(world.store) as snapshot:
            assert send_digests(tx, now=DIGEST_TIME) == 1
        with recorded(world.store) as composed:
            assert digest.compose(tx, {"team": "GROW", "week": "2026-W47"}, now=DIGEST_TIME) is not None
    return len(snapshot), len(composed)
