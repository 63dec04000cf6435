"""Which revision of the tables a database has, and bringing it to ours."""

from pathlib import Path
from sqlite3 import Error as SqliteError
from typing import Literal, TypeAlias

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from bot.errors import OkrError

# Every migration, the oldest first. Written here too, so that opening a database needn't import Alembic.
REVISIONS = ("0001", "0002", "0003", "0004")

# In the place of the revision while `okrbot copy-database` fills the database.
COPYING = f"copying-{REVISIONS[-1]}"

# Processes that start together on one PostgreSQL database queue under this number.
QUEUE = 7_359_127

# What to do, by a word in the database's own complaint.
FIXES = {
    "locked": "Another program is writing to it: end that one, or try again.",
    "readonly": "Let the user who runs okrbot write to it.",
    "is full": "Make room on its disk.",
}
FIX = "Check OKRBOT_DATABASE_URL, and that it is running."

State: TypeAlias = Literal["empty", "behind", "current"]


class NewerDatabase(OkrError):
    """I am older than the database: it is at {revision}, I know {known}. Start the newer okrbot, or use another one."""


class HalfCopied(OkrError):
    """Copying into this database isn't finished: run the same `okrbot copy-database` again, it goes on where it was."""


class DatabaseUnavailable(OkrError):
    """The database can't be opened, or not be read or written any more."""

    def __init__(self, engine: Engine, error: DatabaseError | SqliteError) -> None:
        place = engine.url.render_as_string(hide_password=True)
        cause = error.orig if isinstance(error, DatabaseError) else error
        why = str(cause).strip().splitlines()[0]
        fix = next((fix for word, fix in FIXES.items() if word in why), FIX)
        super().__init__(f"I can't open the database {place}: {why}. {fix}")


def state(connection: Connection) -> State:
    """How far the database is; raises NewerDatabase if it is further than this code, HalfCopied if it isn't whole."""
    known = revision(connection)
    if known is None:
        return "empty"
    if known.startswith("copying-"):
        raise HalfCopied
    if known not in REVISIONS:
        raise NewerDatabase(revision=known, known=REVISIONS[-1])
    return "current" if known == REVISIONS[-1] else "behind"


def revision(connection: Connection) -> str | None:
    """What the database says about itself; None if nobody has made our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


def set_revision(connection: Connection, to: str) -> None:
    """Have the database say so from now on."""
    connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": to})


def upgrade(engine: Engine) -> None:
    """Make or update the tables in one transaction, in which nobody else does the same."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:queue)"), {"queue": QUEUE})
        if state(connection) != "current":
            _run_migrations(connection)


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - 100 ms that only a database which isn't current needs
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
