"""One check-in is committed: the use case in its transaction, one after the other.

The floor hands the statements that the driver got for one of them to the same driver again, for somebody else: begin,
execute, fetch, commit. The door and Slack's library are in `ack`.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from itertools import islice
from typing import Any

from benchmarks import company
from benchmarks.acknowledging.asked import WORKSPACE
from benchmarks.acknowledging.databases import on_postgres, on_sqlite
from benchmarks.acknowledging.recording import renamed
from benchmarks.figure import Figure, by_turns, figure
from bot.domain.people import Person
from bot.usecases.record_check_ins import News, record_check_ins
from storage import SqlStore, open_store
from tests.statements import Statement, recorded

ROUNDS = 9
AT_ONCE = 100
WARM_UP = 30
PEOPLE = WARM_UP + ROUNDS * AT_ONCE
DATABASES = {"SQLite": on_sqlite, "PostgreSQL": on_postgres}


def figures() -> list[Figure]:
    """Check-ins a second."""
    return [_of(name, filled) for name, filled in DATABASES.items()]


def _of(name: str, filled: Callable[[int], AbstractContextManager[list[str]]]) -> Figure:
    with filled(PEOPLE) as urls:
        first, second = Ours(open_store(urls[0])), Floor(open_store(urls[1]))
        ours, floor = by_turns(ROUNDS, first.turn, second.turn)
        assert first.stored() == second.stored() == PEOPLE
        first.store.close()
        second.store.close()
    return figure(f"commit: {name}, check-ins/s", ours=AT_ONCE / ours, floor=AT_ONCE / floor, side="at least", bar=0.6)


class Ours:
    """Everybody checks in once."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.numbers = iter(range(PEOPLE))
        self.check_in(WARM_UP - 1)
        self.noted = next(self.numbers)
        with recorded(store) as statements:
            self.commit(self.noted, company.person(self.noted), _news(self.noted))
        self.statements: Sequence[Statement] = tuple(statements)

    def commit(self, number: int, author: Person, news: News) -> None:
        """The person's news, and what follows from it, in one transaction."""
        answer = f"a{company.name(number)}"
        with self.store.transaction(WORKSPACE) as tx:
            record_check_ins(tx, [news], author=author, answer=answer, now=company.THURSDAY)

    def check_in(self, count: int) -> float:
        """Seconds for so many people."""
        theirs = [(number, company.person(number), _news(number)) for number in islice(self.numbers, count)]
        begun = time.perf_counter()
        for number, author, news in theirs:
            self.commit(number, author, news)
        return time.perf_counter() - begun

    def turn(self) -> float:
        """Seconds for those of one round."""
        return self.check_in(AT_ONCE)

    def stored(self) -> int:
        """How many check-ins there are."""
        with self.store.engines.reader.connect() as connection:
            count: int = connection.exec_driver_sql("SELECT count(*) FROM check_ins").scalar_one()
        return count


def _news(number: int) -> News:
    key = company.key_result(company.objective(number)).key
    return News(key=key, value=Decimal(62), confidence=Decimal(7), note="The new table of sizes helps")


class Floor(Ours):
    """The driver alone."""

    def turn(self) -> float:
        """Seconds for the statements of one round's people."""
        theirs = [list(self._of(company.name(next(self.numbers)))) for _ in range(AT_ONCE)]
        begins = ["BEGIN IMMEDIATE"] if self.store.engines.writer.dialect.name == "sqlite" else []
        raw = self.store.engines.writer.raw_connection()
        begun = time.perf_counter()
        for statements in theirs:
            cursor = raw.cursor()
            for begin in begins:
                cursor.execute(begin)
            for sql, parameters in statements:
                cursor.execute(sql, parameters)
                if cursor.description:
                    cursor.fetchall()
            raw.commit()
        taken = time.perf_counter() - begun
        raw.close()
        return taken

    def _of(self, name: str) -> Iterator[tuple[str, Any]]:
        for one in self.statements:
            yield one.sql, renamed(one.parameters, {company.name(self.noted): name})
