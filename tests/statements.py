"""What a piece of work asks of the database: for budgets, and to run the same statements bare."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext
from sqlalchemy.sql import ClauseElement

from storage import SqlStore
from storage.driver import listeners


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as the driver got it; a list of parameters when one call ran it for many rows."""

    sql: str
    parameters: object

    def __str__(self) -> str:
        return " ".join(self.sql.split())


@contextmanager
def recorded(store: SqlStore) -> Iterator[Sequence[Statement]]:
    """The statements that run on the store inside the block, in order; BEGIN and COMMIT aren't among them."""
    statements: list[Statement] = []
    pools = {store.engines.writer.pool, store.engines.reader.pool}

    def by_store(connection: Connection, _: ClauseElement, __: object, sql: str, rows: Sequence[object]) -> None:
        if connection.engine.pool in pools:
            taken = [tuple(row) if isinstance(row, list) else row for row in rows]
            statements.append(Statement(sql, taken if len(taken) > 1 else taken[0]))

    def by_sqlalchemy(
        connection: Connection,
        cursor: DBAPICursor,
        sql: str,
        parameters: object,
        context: ExecutionContext,
        executemany: bool,
    ) -> None:
        statements.append(Statement(sql, parameters))

    writer, reader = store.engines.writer, store.engines.reader
    engines = [writer] if reader.pool is writer.pool else [writer, reader]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", by_sqlalchemy)
    listeners.append(by_store)
    try:
        yield statements
    finally:
        listeners.remove(by_store)
        for engine in engines:
            event.remove(engine, "before_cursor_execute", by_sqlalchemy)
