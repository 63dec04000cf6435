"""All things of one kind, of the file and of the store, by what they are called."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from bot.importing.findings import Findings
from bot.importing.plan.directory import Directory
from bot.importing.plan.ledger import Name, Row, Thing
from bot.importing.tree import Spot

T = TypeVar("T")


class Roll(Generic[T]):
    """`rows` are those of the file, by key, in its order; `taken` are all keys that stand for something."""

    def __init__(self, thing: Thing, stored: Mapping[str, T], findings: Findings) -> None:
        self.thing = thing
        self.stored = stored
        self.findings = findings
        self.rows: dict[str, Row[T]] = {}
        self.made: set[str] = set()
        self.directory = Directory()
        self.taken = set(stored)

    def enter(
        self, key: str, name: str | None, *also: str | None, title: str, spot: Spot, stands: bool = True
    ) -> Row[T] | None:
        """A row for something the file describes; None, and a problem, if it has done so before."""
        if key in self.rows:
            line = self.rows[key].spot.line
            self.findings.problem(spot, "", f"“{title}” ({key}) is in this file already, in line {line}; remove one.")
            return None
        row: Row[T] = Row(
            name=Name(self.thing, key),
            title=title,
            spot=spot,
            stands=stands,
            findings=self.findings,
            old=self.stored.get(key),
        )
        self.rows[key] = row
        self.taken.add(key)
        self.directory.add(key, name, *also)
        return row

    def make(self, key: str, name: str, *also: str | None, title: str, spot: Spot, new: T) -> str:
        """Something that the file only names: it is added if a row that stands needs it."""
        row = self.enter(key, name, *also, title=title, spot=spot)
        if row is not None:
            row.new = new
            self.made.add(key)
        return key

    def known(self, key: str) -> T | None:
        """The thing as it will be, else as it is stored."""
        row = self.rows.get(key)
        return row.new if row and row.new is not None else self.stored.get(key)

    def change(self, key: str, new: T, *, spot: Spot) -> None:
        """Let something that is stored or in the file be different; it becomes a row if it wasn't one."""
        row = self.rows.get(key) or self.enter(key, None, title=key, spot=spot)
        if row is not None:
            row.new = new

    def as_it_will_be(self) -> Iterator[tuple[str, T]]:
        """What is stored with the rows that stand in its place or beside it."""
        for key in {**self.stored, **self.rows}:
            row = self.rows.get(key)
            thing = row.new if row is not None and row.stands else self.stored.get(key)
            if thing is not None:
                yield key, thing
