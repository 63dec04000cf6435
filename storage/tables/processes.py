"""Which processes run on this database: of all workspaces, so that a second one or an older one can be named."""

from sqlalchemy import Column, Integer, Table, Text

from storage.column_types import KEY, Instant
from storage.tables.parts import metadata, must

processes = Table(
    "processes",
    metadata,
    Column("id", KEY, primary_key=True),
    must("role", Text()),
    must("engine", Text()),
    must("host", Text()),
    must("pid", Integer()),
    must("version", Text()),
    must("started_at", Instant()),
    must("seen_at", Instant()),
)
