"""The statements of one answer, and the same for somebody else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from adapters.slack import inbound
from benchmarks import company
from benchmarks.acknowledging.requests import Kind, payload
from benchmarks.executed import Executed, executed_on
from bot.app import App
from bot.cli.wiring import Entrance
from storage import SqlStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Whose answer it was, its event's id, and what it asked of the database."""

    number: int
    event: str
    executed: Sequence[Executed]

    def replay(self, connection: Connection, number: int) -> None:
        """Run the statements in one transaction as if the person with that number had answered; fetch every row."""
        names = {company.name(self.number): company.name(number), self.event: f"answer:{company.name(number)}"}
        with connection.begin():
            for one in self.executed:
                rows = [{name: renamed(value, names) for name, value in row.items()} for row in one.rows]
                Executed(one.statement, rows).run(connection)


async def record(store: SqlStore, kind: Kind, number: int) -> Recording:
    """The statements of the second answer of two: everything that is kept in memory is there by then."""
    door = Entrance(app=App(store=store), clock=lambda: company.THURSDAY)
    await _answer(door, kind, number)
    await meet(door, [number + 1])
    with executed_on(store) as executed:
        said = await _answer(door, kind, number + 1)
    return Recording(number=number + 1, event=said, executed=executed)


async def meet(door: Entrance, numbers: Iterable[int]) -> None:
    """Have the door know their accounts, as one that has been open for weeks does."""
    for number in numbers:
        assert await door.knows(company.INSTALLATION, company.account(number).user)


async def _answer(door: Entrance, kind: Kind, number: int) -> str:
    said = payload(kind, number)
    event = inbound.pressed(said) if kind == "press" else inbound.sent(said)
    await door.receive(event)
    return event.id


def renamed(value: object, names: Mapping[str, str]) -> object:
    """The value with every name in it changed."""
    if type(value) is str:
        for old, new in names.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, dict):
        return {name: renamed(each, names) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(renamed(each, names) for each in value)
    return value
