"""What the tests of answering have in common."""

from bot.domain.check_in import CheckIn, counted
from tests import make
from tests.world import World

KEY = "GROW-1.1"
TWO = [make.key_result(KEY), make.key_result("GROW-1.2", measure=make.metric(300, 500), unit="teams")]


def news(world: World, key: str = KEY) -> list[CheckIn]:
    """What counts of a key result."""
    with world.tx() as tx:
        return list(counted(tx.check_ins.histories([key]).get(key, ())))


def blocked_by(world: World, key: str = KEY) -> str | None:
    with world.tx() as tx:
        found = tx.blockers.open_of([key])
    return found[key].what if key in found else None


def fields(key: str = KEY, **values: str) -> dict[str, str]:
    return {f"{name}:{key}": value for name, value in values.items()}
