"""Find what is due in any workspace by its time alone, and remember whose week was skipped."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

REMINDED = sa.text("next_reminder_at IS NOT NULL")


def upgrade() -> None:
    """Add a column and the indexes; those of reminders have only asks with one to come."""
    op.add_column("dues", sa.Column("skipped", sa.Date(), nullable=True))
    op.create_index("dues_at", "dues", ["at", "workspace"])
    op.drop_index("asks_by_reminder", "asks")
    op.drop_index("asks_by_time", "asks")
    for name, columns in (
        ("asks_by_reminder", ["workspace", "next_reminder_at"]),
        ("asks_reminded_at", ["next_reminder_at", "workspace"]),
    ):
        op.create_index(name, "asks", columns, sqlite_where=REMINDED, postgresql_where=REMINDED)
