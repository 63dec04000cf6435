"""What stands in the outbox, as an operator would look."""

from sqlalchemy import text

from bot.ports import OutboxState
from tests.world import World

KEY = "ask:ana:2026-W46"


def state(world: World, key: str = KEY) -> OutboxState:
    return OutboxState(str(column(world, "state", key)))


def column(world: World, name: str, key: str = KEY) -> object:
    with world.store.engines.reader.connect() as connection:
        found: object = connection.execute(text(f"SELECT {name} FROM outbox WHERE key = :key"), {"key": key}).scalar()
    return found
