"""The storms in their full form: about 1,500 messages each, and at least 500 kills."""

from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.chaos.crowd import Crowd
from tests.chaos.figures import LEAST_KILLS
from tests.chaos.servers import torn_postgres
from tests.chaos.storm import Report, Storm

PEOPLE = 360
WORKSPACES = 4
WORKERS = 3
RESTARTS = 3


async def _embedded(folder: Path, seed: int, platform: str, most_calls: int) -> Report:
    storm = Storm(
        crowds=[Crowd(people=PEOPLE, platform=platform)],
        database=f"sqlite:///{folder / 'okrbot.db'}",
        folder=folder,
        kills=LEAST_KILLS,
        seed=seed,
        most_calls=most_calls,
    )
    return await storm.strike()


async def _on_sqlite(folder: Path, seed: int) -> Report:
    return await _embedded(folder, seed, "slack", 60)


async def _without_look_up(folder: Path, seed: int) -> Report:
    return await _embedded(folder, seed, "blind", 20)


async def _on_postgres(folder: Path, seed: int) -> Report:
    with torn_postgres() as server:
        storm = Storm(
            crowds=[Crowd(people=PEOPLE // WORKSPACES, platform="slack", number=n) for n in range(WORKSPACES)],
            database=server.database(),
            folder=folder,
            kills=LEAST_KILLS,
            seed=seed,
            workers=WORKERS,
            restart=server.restart,
            restarts=RESTARTS,
        )
        return await storm.strike()


STORMS: Mapping[str, Callable[[Path, int], Coroutine[Any, Any, Report]]] = MappingProxyType(
    {
        "storm on SQLite": _on_sqlite,
        "storm on PostgreSQL, 3 workers": _on_postgres,
        "storm without look-up": _without_look_up,
    }
)
