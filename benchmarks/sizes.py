"""`python -m benchmarks.sizes`: what one week takes in the database, table by table (docs/scale.md).

Some workspaces of 200 people with 3 key results each, in teams of 10 with a channel, live through a week as the product
does it: asked on Thursday, four in five answer by form with a note in every fourth, the others are reminded, and on
Monday every team and division gets its digest. Then they are copied within PostgreSQL until there are enough rows to
tell the bytes of each, with indexes, before and after a VACUUM FULL. It measures no ratio, so `make bench` leaves it
out.
"""

import asyncio
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.table import Table as Printed
from sqlalchemy import Connection

from benchmarks import company
from benchmarks.databases import running_postgres
from bot.app import App
from bot.delivery import Delivery
from bot.ports import Channel, Due, DueKind, Event, Place, Post
from bot.schedule import tick_all
from bot.usecases.plan_digests import plan_digests
from storage import SqlStore, open_store
from storage.tables import metadata
from tests.fakes.recording import Recording

PEOPLE = 200
LIVED = 5
WORKSPACES = 50
KEY_RESULTS = 3
MONDAY_NOON = company.THURSDAY + timedelta(days=4, hours=2)
SILENT_BY = 5
SIZE = "SELECT count(*), pg_table_size('{0}'), pg_indexes_size('{0}') FROM {0}"


def main(url: str) -> None:
    """Print rows and bytes of every table."""
    with closing(open_store(url)) as store:
        for number in range(LIVED):
            _found(store, f"w{number}", f"slack:T{number}")
        asyncio.run(_live(store))
        with store.engines.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            lived = _sizes(connection)
            for number in range(LIVED, WORKSPACES):
                _copy(connection, f"w{number % LIVED}", f"w{number}")
            for name in lived:
                connection.exec_driver_sql(f"VACUUM FULL {name}")
            Console(width=120).print(_printed(lived, _sizes(connection)))


def _found(store: SqlStore, workspace: str, installation: str) -> None:
    company.found(store, workspace, installation)
    company.employ(store, workspace, PEOPLE)
    company.connect(store, workspace, PEOPLE, installation)
    with store.transaction(workspace) as tx:
        objectives = [company.objective(number) for number in range(PEOPLE)]
        tx.okrs.put_key_results([company.key_result(of, nth) for of in objectives for nth in range(2, KEY_RESULTS + 1)])
        for number in range(0, PEOPLE, company.TEAM_SIZE):
            key = company.team(number).key
            tx.teams.put_channel(Channel(installation=installation, team=key, address=f"C{key}"))
        at = company.THURSDAY
        owners = [company.person(number).id for number in range(PEOPLE)]
        tx.dues.put([Due(kind=DueKind.ASK, subject=owner, planned=at.date(), at=at) for owner in owners])
        plan_digests(tx, now=at)


async def _live(store: SqlStore) -> None:
    """From Thursday to Monday, from one due instant to the next."""
    slack = Recording(name="slack")
    delivery = Delivery(store=store, platforms={slack.name: slack}, clock=lambda: datetime.now(UTC))
    app, now = App(store=store), company.THURSDAY
    while now <= MONDAY_NOON:
        await tick_all(store, now)
        await delivery.drain_all(now)
        if now == company.THURSDAY:
            for asked in list(slack.calls):
                if int(asked.address.removeprefix("D")) % SILENT_BY:
                    await app.receive(_answer(asked), now=now + timedelta(minutes=1))
            now += timedelta(minutes=1)
        else:
            now = max(store.next_due() or MONDAY_NOON, now + timedelta(minutes=1))


def _answer(asked: Post) -> Event:
    """The form of an ask, filled in."""
    number = int(asked.address.removeprefix("D"))
    objective = company.objective(number)
    values = {"ask": asked.key.removeprefix("ask:"), "on": "ask"}
    for nth in range(1, KEY_RESULTS + 1):
        key = f"{objective.key}.{nth}"
        values |= {f"value:{key}": "62 %", f"confidence:{key}": "7"}
        if (number + nth) % 4 == 0:
            values[f"note:{key}"] = "Fewer wrong sizes since the new table stands on every page of the shop"
    return Event(
        id=f"form:{objective.key}:0123456789abcdef",
        installation=asked.installation,
        account=company.account(number).user,
        place=Place(address=asked.address, dm=True),
        command="store-check-in",
        values=values,
        trigger=True,
    )


def _copy(connection: Connection, of: str, to: str) -> None:
    """Everything of one workspace once more; an installation is of one workspace only."""
    for table in metadata.sorted_tables:
        own = {"workspace": f"'{to}'", "installation": f"CASE WHEN installation IS NOT NULL THEN 'slack:{to}' END"}
        if table.name == "installations":
            own["id"] = f"'slack:{to}'"
        if table.name == "workspaces":
            own["id"] = f"'{to}'"
        names = [f'"{column.name}"' for column in table.columns]
        values = [own.get(column.name, f'"{column.name}"') for column in table.columns]
        where = "id" if table.name == "workspaces" else "workspace"
        if where in table.columns:
            connection.exec_driver_sql(
                f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {', '.join(values)}"
                f" FROM {table.name} WHERE {where} = '{of}'"
            )


def _sizes(connection: Connection) -> dict[str, tuple[int, int, int]]:
    """Rows, bytes of the table and bytes of its indexes, by table."""
    found = {}
    for table in metadata.sorted_tables:
        rows, heap, indexes = connection.exec_driver_sql(SIZE.format(table.name)).one()
        if rows:
            found[table.name] = (rows, heap, indexes)
    return found


def _printed(lived: dict[str, tuple[int, int, int]], copied: dict[str, tuple[int, int, int]]) -> Printed:
    printed = Printed("table", "rows an owner and week", "bytes a row", "of indexes", "as lived", "bytes an owner")
    for name, (rows, heap, indexes) in copied.items():
        of_lived = sum(lived[name][1:]) / lived[name][0]
        each = (heap + indexes) / rows
        owners = PEOPLE * WORKSPACES
        cells = (f"{rows / owners:.3f}", f"{each:.0f}", f"{indexes / rows:.0f}", f"{of_lived:.0f}")
        printed.add_row(name, *cells, f"{(heap + indexes) / owners:.0f}")
    return printed


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    else:
        with running_postgres() as server:
            main(server.url(server.create()))
