"""The things of a file while they are matched with what is stored: which stand, which are refused, and which follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from bot.importing.draft import Ref
from bot.importing.findings import Findings, Problem
from bot.importing.tree import Spot

T = TypeVar("T")


class Thing(StrEnum):
    """What can be imported and referred to, in the words of the domain."""

    PERSON = "person"
    TEAM = "team"
    CYCLE = "cycle"
    OBJECTIVE = "objective"
    KEY_RESULT = "key result"


@dataclass(frozen=True, slots=True)
class Name:
    """One thing, by its key."""

    thing: Thing
    key: str


@dataclass(frozen=True, slots=True)
class Need:
    """Something a row can't be without; `field` is where the row names it."""

    of: Name
    spot: Spot
    field: str


@dataclass(slots=True, kw_only=True)
class Line:
    """One thing of the file; it stands until something about it, or about what it needs, is wrong."""

    name: Name
    title: str
    spot: Spot
    findings: Findings
    stands: bool = True
    needs: list[Need] = field(default_factory=list)

    def refuse(self, sentence: str, *, field: str = "", spot: Spot | None = None) -> None:
        """Say what is wrong with it."""
        self.findings.problem(spot or self.spot, field, sentence)
        self.stands = False

    def refuse_ref(self, ref: Ref, sentence: str) -> None:
        """Say what is wrong with one of its references."""
        self.refuse(sentence, field=ref.field, spot=ref.spot)

    def need(self, thing: Thing, key: str, ref: Ref | None = None) -> None:
        """Note that it can't be without that."""
        self.needs.append(Need(Name(thing, key), ref.spot if ref else self.spot, ref.field if ref else thing.value))


@dataclass(slots=True, kw_only=True)
class Row(Line, Generic[T]):
    """A line with what is stored (`old`) and what it will be if it stands (`new`)."""

    old: T | None = None
    new: T | None = None


def follow(rows: Sequence[Line]) -> Iterator[Problem]:
    """Let each row fall that needs a fallen one, until no more do; say why each fell."""
    fallen = {row.name: row.spot for row in rows if not row.stands}
    standing = [row for row in rows if row.stands]
    while pairs := [(row, need) for row in standing for need in row.needs if need.of in fallen]:
        for row, need in pairs:
            if row.stands:
                row.stands = False
                fallen[row.name] = row.spot
                yield _left_out(row, need, fallen[need.of])
        standing = [row for row in standing if row.stands]


def _left_out(row: Line, need: Need, there: Spot) -> Problem:
    sentence = f"“{row.title}” is left out, because its {need.of.thing.value} in line {there.line} has a problem."
    return Problem(file=need.spot.file, line=need.spot.line, field=need.field, sentence=sentence)
