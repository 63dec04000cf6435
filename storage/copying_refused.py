"""Why a database can't be copied, each with what to do."""

from bot.errors import OkrError


class NotThatWay(OkrError):
    """I copy SQLite to PostgreSQL, as in: okrbot copy-database sqlite:///okrbot.db postgresql://USER:PASSWORD@HOST/NAME."""


class NothingToCopy(OkrError):
    """The source has no tables of okrbot. Give the address of the database that it has run on."""


class OldSource(OkrError):
    """The source's tables are older than this okrbot: run `okrbot migrate` on it first."""


class StillRunning(OkrError):
    """okrbot runs on the source: {where}. Stop it first; what it writes from now on would be missing in the copy."""


class OtherData(OkrError):
    """The target has data of its own: {table} differs from the source. Give the address of an empty database."""


class Changed(OkrError):
    """The copy of {table} differs from the source at {key}. One of them was changed: empty the target, copy again."""


class SomebodyElseCopies(OkrError):
    """Another `okrbot copy-database` is at work on that target. Wait until it has ended."""


class CopyFailed(OkrError):
    """The copy was cut short: {why}. The source is as it was. Run the same command again: it goes on from there."""
