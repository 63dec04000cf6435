"""The statements of one answer, and the same for somebody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from psycopg.types.json import Json
from sqlalchemy import Connection

from adapters.slack import inbound
from benchmarks import company
from benchmarks.acknowledging.requests import Kind, payload
from bot.app import App
from bot.cli.wiring import Entrance
from storage import SqlStore
from tests.statements import Statement, recorded

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Whose answer it was, its event's id, and what it asked of the database."""

    number: int
    event: str
    statements: Sequence[Statement]

    def replay(self, connection: Connection, number: int) -> None:
        """Run the statements in one transaction as if the person with that number had answered; fetch every row."""
        names = {company.name(self.number): company.name(number), self.event: f"answer:{company.name(number)}"}
        with connection.begin():
            for one in self.statements:
                result = connection.exec_driver_sql(one.sql, renamed(one.parameters, names))
                if result.returns_rows:
                    result.fetchall()


async def record(store: SqlStore, kind: Kind, number: int) -> Recording:
    """The statements of the second answer of two: everything that is kept in memory is there by then."""
    door = Entrance(app=App(store=store), clock=lambda: company.THURSDAY)
    await _answer(door, kind, number)
    with recorded(store) as statements:
        event = await _answer(door, kind, number + 1)
    return Recording(number=number + 1, event=event, statements=list(statements))


async def _answer(door: Entrance, kind: Kind, number: int) -> str:
    said = payload(kind, number)
    event = inbound.pressed(said) if kind == "press" else inbound.sent(said)
    assert await door.knows(event.installation, event.account)
    await door.receive(event)
    return event.id


def renamed(parameters: T, names: Mapping[str, str]) -> T:
    """The parameters with every name in them changed."""
    match parameters:
        case str():
            for old, new in names.items():
                parameters = parameters.replace(old, new)
            return parameters
        case dict():
            return {name: renamed(value, names) for name, value in parameters.items()}
        case list() | tuple():
            return type(parameters)(renamed(value, names) for value in parameters)
        case Json():
            return type(parameters)(renamed(parameters.obj, names), parameters.dumps)
        case _:
            return parameters
