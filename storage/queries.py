"""The parts that queries are made of. Statements are built once, at import: the database then knows them by heart."""

from typing import TypeVar

from sqlalchemy import BindParameter, ColumnElement, FromClause, Integer, bindparam, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from storage.column_types import KEY, Instant
from storage.json_types import Keys

T = TypeVar("T")

HERE = bindparam("here", type_=KEY)
NOW = bindparam("now", type_=Instant())
LIMIT = bindparam("limit", type_=Integer())


def here(table: FromClause) -> ColumnElement[bool]:
    """The rows of the transaction's workspace; the scope fills in which that is."""
    return table.c.workspace == HERE


def given(column: ColumnElement[T]) -> ColumnElement[bool]:
    """The column has the value given under `its_{name}`."""
    return column == its(column)


def its(column: ColumnElement[T]) -> BindParameter[T]:
    """A parameter for a value of the column; not named like it, which SQLAlchemy keeps for what is written."""
    return bindparam(f"its_{column.key}", type_=column.type)


class each_of(FunctionElement[str]):  # noqa: N801 - reads as a table: select(each_of().table_valued("value"))
    """The keys as rows with one column, `value`."""

    inherit_cache = True

    def __init__(self) -> None:
        super().__init__(bindparam("keys", type_=Keys()))


@compiles(each_of, "sqlite")
def _each_of_json(element: each_of, compiler: SQLCompiler, **options: object) -> str:
    (keys,) = (compiler.process(part, **options) for part in element.clauses)
    return f"(SELECT value FROM json_each({keys}))"  # noqa: S608 - a placeholder


@compiles(each_of, "postgresql")
def _each_of_array(element: each_of, compiler: SQLCompiler, **options: object) -> str:
    (keys,) = (compiler.process(part, **options) for part in element.clauses)
    return f"(SELECT unnest({keys}) AS value)"


def among(column: ColumnElement[str]) -> ColumnElement[bool]:
    """The column is one of `keys`: one parameter and one text, whatever their number."""
    return column.in_(select(each_of().table_valued("value").c.value))
