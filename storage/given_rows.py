"""Many rows as one parameter, to change each row of a table by one of them in one statement."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, bindparam, case, column, func, type_coerce
from sqlalchemy.types import TypeEngine

from storage.column_types import instant_text
from storage.queries import HERE

ROWS = bindparam("rows", type_=JSON())


def given_rows(dialect: str, types: Mapping[str, TypeEngine[Any]]) -> Mapping[str, ColumnElement[Any]]:
    """The columns of the parameter `rows`, a list of mappings with a `key` (see `given_instant`).

    And `here`, the transaction's workspace; SQLite must not take it for known without a row, or it goes through all
    rows of the workspace and looks for each among those given.
    """
    if dialect == "sqlite":
        each = func.json_each(ROWS).table_valued("value", name="new")
        new = {name: type_coerce(func.json_extract(each.c.value, f"$.{name}"), kind) for name, kind in types.items()}
        return {**new, "here": case((new["key"].is_not(None), HERE))}
    columns = (column(name, kind) for name, kind in types.items())
    rows = func.json_to_recordset(ROWS).table_valued(*columns, name="new").render_derived(with_types=True)
    return {**rows.c, "here": HERE}


def given_instant(value: datetime | None) -> str | None:
    """A moment as one of the values in `rows`."""
    return None if value is None else instant_text(value)
