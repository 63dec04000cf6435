"""Pacing, repeats, events that failed, retention and processes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
WAITING = "state IN ('pending', 'unknown')"


def upgrade() -> None:
    """Add what the engine needs; what was sent before counts as settled when it was due."""
    op.drop_table("throttles")
    op.create_table(
        "paces",
        sa.Column("workspace", KEY, primary_key=True),
        sa.Column("installation", KEY, primary_key=True),
        sa.Column("method", KEY, primary_key=True),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.Double(), nullable=True),
        sa.Column("blocked_until", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="paces_workspace_fk"),
        sa.PrimaryKeyConstraint("workspace", "installation", "method", name="paces_pk"),
    )
    op.create_table(
        "failed_events",
        sa.Column("workspace", KEY, primary_key=True),
        sa.Column("event", KEY, primary_key=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("again_at", INSTANT, nullable=True),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="failed_events_workspace_fk"),
        sa.PrimaryKeyConstraint("workspace", "event", name="failed_events_pk"),
    )
    op.create_index("failed_events_again", "failed_events", ["workspace", "again_at"])
    op.create_table(
        "processes",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="processes_pk"),
    )
    op.create_index("inbox_at", "inbox", ["workspace", "at"])
    outbox()


def outbox() -> None:
    """Two columns more; what waits is in the order of the digest it is for."""
    op.add_column("outbox", sa.Column("repeats", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("settled_at", INSTANT, nullable=True))
    op.execute("UPDATE outbox SET settled_at = due_at WHERE state IN ('sent', 'dropped', 'dead')")
    op.drop_index("outbox_waiting", "outbox")
    for name, columns, condition in (
        ("outbox_waiting", ["workspace", "priority", "due_at", "expires_at", "key"], WAITING),
        ("outbox_settled", ["workspace", "settled_at"], "state IN ('sent', 'dropped')"),
        ("outbox_dead", ["workspace", "settled_at"], "state = 'dead'"),
    ):
        where = sa.text(condition)
        op.create_index(name, "outbox", columns, sqlite_where=where, postgresql_where=where)
