"""`okrbot migrate` and `okrbot export`."""

import asyncio

from rich.console import Console

from bot.cli.database import as_it_stands, stored
from bot.cli.environment import every_setting
from bot.engine import engine_for
from bot.usecases.export_okrs import export_okrs
from storage import migrate


def migrate_database(console: Console) -> None:
    """Bring the tables up to date and say what was done."""
    settings, _ = every_setting()
    before = migrate(settings.database_url)
    if engine_for(settings.database_url, "all") == "scaled":
        from bot.engine.scaled.queue import make_tables  # noqa: PLC0415 - its library needn't be there

        asyncio.run(make_tables(settings.database_url))
    with stored(settings.database_url):
        console.print("The database was up to date." if before == "current" else "The database is up to date now.")


def export(console: Console) -> None:
    """Print everything as YAML that imports again to the same state."""
    settings, _ = every_setting()
    with as_it_stands(settings.database_url) as store:
        with store.transaction(store.workspaces()[0].id, reads=True) as tx:
            written = export_okrs(tx)
        console.file.write(written)
