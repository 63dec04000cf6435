"""Who calls tick, drain and recover, and when; nothing else (engine.md §1)."""

import importlib.util
from typing import Protocol

from bot.errors import OkrError
from bot.ports import EngineName, Role

__all__ = ["Engine", "NeedsScaledEngine", "engine_for"]


class Engine(Protocol):
    """It only knocks: a knock that is lost, late or repeated changes nothing, since rows decide what is due."""

    def ring(self, workspace: str) -> None:
        """Something may be ready to be sent there; returns at once, whatever state the database is in."""

    async def start(self) -> None:
        """Begin to knock, the first time at once; raises an OkrError that says what to do."""

    async def stop(self) -> None:
        """Take up nothing more and finish what is in hand."""

    async def tick(self) -> None:
        """Look at what is due here and now, and have it sent."""


class NeedsScaledEngine(OkrError):
    """Processes of one kind only need {missing}. Without it, start one `okrbot run`: it does everything."""


def engine_for(database_url: str, role: Role) -> EngineName:
    """The engine that this database and installation allow; raises NeedsScaledEngine if the role isn't among it."""
    if not database_url.startswith("postgres"):
        missing = "PostgreSQL: set OKRBOT_DATABASE_URL, and move what you have with `okrbot copy-database`"
    elif importlib.util.find_spec("procrastinate") is None:
        missing = "the scaled engine: install okrbot with its extra `scale`"
    else:
        return "scaled"
    if role != "all":
        raise NeedsScaledEngine(missing=missing)
    return "embedded"
