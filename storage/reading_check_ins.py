"""Check-ins from their rows. A digest reads a hundred thousand, so each is made straight from what the driver gives."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import Select, select, type_coerce
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import NullType

from bot.domain.check_in import CheckIn, CheckInKind, Word
from storage.rows import filled, names, places
from storage.scope import Scope
from storage.tables import check_in_texts, check_ins

T = TypeVar("T")

KINDS: Mapping[str, CheckInKind] = {kind.value: kind for kind in CheckInKind}
WORDS: Mapping[str | None, Word | None] = {None: None, **{word.value: word for word in Word}}
PLACES = places(CheckIn, names(CheckIn))
TRUTHS: Mapping[object, bool | None] = {None: None, 0: False, 1: True}


def stored_check_ins() -> Select[*tuple[object, ...]]:
    """Every check-in with its texts, the columns in the order of the fields, values as the driver gives them."""
    both = [check_ins.c[name] if name in check_ins.c else check_in_texts.c[name] for name in names(CheckIn)]
    its_texts = (check_in_texts.c.workspace == check_ins.c.workspace) & (check_in_texts.c.check_in == check_ins.c.id)
    return select(*(type_coerce(column, NullType()) for column in both)).outerjoin_from(
        check_ins, check_in_texts, its_texts
    )


def read(scope: Scope, statement: ClauseElement, **values: object) -> Iterator[CheckIn]:
    """The check-ins that a statement made from `stored_check_ins` gives, one by one."""
    moment, number = (datetime.fromisoformat, _reading_numbers()) if scope.dialect == "sqlite" else (_same, _same)
    rows = scope.raw(statement, **values)
    for id_, answer, key, author, at, kind, replaces, reason, value, sure, word, same, blocked, note, by in rows:
        said = (number(value), number(sure), WORDS[word], TRUTHS[same] is True, TRUTHS[blocked], note, by)
        yield filled(CheckIn, PLACES, (id_, answer, key, author, moment(at), KINDS[kind], replaces, reason, *said))


def _reading_numbers() -> Callable[[str | None], Decimal | None]:
    """The same few numbers come again and again: each is read once."""
    known: dict[str, Decimal] = {}

    def number(stored: str | None) -> Decimal | None:
        if stored is None:
            return None
        if stored not in known:
            known[stored] = Decimal(stored)
        return known[stored]

    return number


def _same(stored: T) -> T:
    return stored
