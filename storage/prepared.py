"""Statements as one kind of database takes them: SQLAlchemy writes each of them once.

Written anew each time, a statement of an answer costs ten times what the driver takes for it: 60 µs against 6 on
SQLite.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from sqlalchemy import BindParameter, Boolean, Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import TypeEngine

from storage.nullable import Nullable

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler

Values: TypeAlias = Mapping[str, object]
Row: TypeAlias = Mapping[str, Any]
Conversion: TypeAlias = Callable[[Any], Any]


@dataclass(slots=True, kw_only=True)
class Prepared:
    """One statement in the words of one kind of database.

    `take` gets its parameters, in their order or all by name; `given` makes the driver's values of ours. `fixed` are
    those that stand in the statement, made already. `types` are its columns', `found` makes our values of the driver's.
    """

    sql: str
    take: Callable[[Values], Sequence[object]] | None
    given: Sequence[tuple[int | str, Conversion]]
    fixed: Values
    types: Mapping[str, TypeEngine[Any]]
    found: Sequence[tuple[str, Conversion]] | None = None

    def parameters(self, values: Values) -> Any:  # noqa: ANN401 - by name or by position, as the driver takes them
        """The values as the driver takes them."""
        own = {**values, **self.fixed} if self.fixed else values
        taken: Any = dict(own) if self.take is None else list(self.take(own))
        for place, convert in self.given:
            if taken[place] is not None:
                taken[place] = convert(taken[place])
        return taken

    def rows(self, given: Sequence[Sequence[object]], cursor: DBAPICursor, dialect: Dialect) -> Sequence[Row]:
        """What the driver gives, by the names of the columns."""
        if self.found is None:
            self.found = _found(self.types, cursor, dialect)
        names = self.types
        rows = [dict(zip(names, one)) for one in given]  # noqa: B905 - as many as there are columns
        for name, convert in self.found:
            for row in rows:
                if row[name] is not None:
                    row[name] = convert(row[name])
        return rows


def prepared(statement: ClauseElement, dialect: Dialect, names: Sequence[str]) -> Prepared:
    """The statement, to be run with values of these names."""
    compiled = cast("SQLCompiler", statement.compile(dialect=dialect, column_keys=list(names)))
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    made = {name: _giving(bind.type, dialect) for name, bind in binds.items()}
    fixed = {name: _made(bind, made[name]) for name, bind in binds.items() if not bind.required}
    order = compiled.positiontup
    places = list(binds.items()) if order is None else [(place, binds[name]) for place, name in enumerate(order)]
    conversions = [(place, made[compiled.bind_names[bind]]) for place, bind in places if bind.required]
    return Prepared(
        sql=compiled.string,
        take=None if order is None else _taking(order),
        given=[(place, convert) for place, convert in conversions if convert],
        fixed=fixed,
        types={column.key: column.type for column in getattr(statement, "exported_columns", ())},
    )


def _taking(order: Sequence[str]) -> Callable[[Values], Sequence[object]]:
    """Of one name alone an itemgetter would give the bare value."""
    if len(order) > 1:
        return itemgetter(*order)
    return lambda values: [values[name] for name in order]


def _made(bind: BindParameter[Any], convert: Conversion | None) -> object:
    value = bind.effective_value
    return convert(value) if convert and value is not None else value


def _found(
    types: Mapping[str, TypeEngine[Any]], cursor: DBAPICursor, dialect: Dialect
) -> Sequence[tuple[str, Conversion]]:
    codes = [column[1] for column in cursor.description or ()]
    kinds = [kind.dialect_impl(dialect) for kind in types.values()]
    made = [kind.result_processor(dialect, code) for kind, code in zip(kinds, codes, strict=True)]
    return [(name, _of_something(convert)) for name, convert in zip(types, made, strict=True) if convert]


def _giving(kind: TypeEngine[Any], dialect: Dialect) -> Conversion | None:
    """SQLAlchemy's own for truths asks of each whether it is one, in five calls."""
    if isinstance(kind, Boolean):
        return int if dialect.name == "sqlite" else None
    convert = kind.dialect_impl(dialect).bind_processor(dialect)
    return _of_something(convert) if convert else None


def _of_something(convert: Conversion) -> Conversion:
    """Nothing isn't converted here at all."""
    return convert.convert if isinstance(convert, Nullable) else convert
