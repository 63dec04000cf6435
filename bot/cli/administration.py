"""The commands of whoever looks after okrbot: its tables, people who leave, another database, what could not be sent.

`bot/__main__.py` hands them the clock as the context's object.
"""

from typing import Annotated

import typer
from rich.console import Console

administration = typer.Typer()


@administration.command()
def migrate() -> None:
    """Make the database's tables, or bring them up to date.

    `okrbot run` and `okrbot import` do the same when they start.
    """
    from bot.cli.data import migrate_database

    migrate_database(Console())


@administration.command()
def forget(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Their id or e-mail address.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask before erasing.")] = False,
) -> None:
    """Erase a person's data; their numbers stay.

    Says first what will be erased, and asks. What they owned and reported stands under “Former owner” afterwards.
    okrbot may run meanwhile. Cut short, it is finished by doing it again. docs/privacy.md tells what stays where.
    """
    from bot.cli.forget import forget as erase

    erase(person, Console(), confirmed=yes)


@administration.command()
def copy_database(
    context: typer.Context,
    sqlite: Annotated[str, typer.Argument(metavar="SQLITE", help="The database to copy: sqlite:///okrbot.db.")],
    postgres: Annotated[
        str, typer.Argument(metavar="POSTGRES", help="An empty one to fill: postgresql://USER:PASSWORD@HOST/NAME.")
    ],
) -> None:
    """Copy everything from SQLite to PostgreSQL.

    Stop okrbot first. The copy is compared with the source, row by row; the source stays as it is. Cut short, it goes
    on by doing it again. docs/move-to-postgresql.md has all the steps.
    """
    from bot.cli.copy_database import copy

    copy(sqlite, postgres, Console(), Console(stderr=True), machine_now=context.obj())


@administration.command()
def outbox(
    context: typer.Context,
    resend: Annotated[list[str] | None, typer.Option(metavar="KEY", help="Send this dead message again.")] = None,
    resend_all_dead: Annotated[bool, typer.Option("--resend-all-dead", help="Send every dead message again.")] = False,
    drop: Annotated[list[str] | None, typer.Option(metavar="KEY", help="Forget this message or event.")] = None,
    retry: Annotated[list[str] | None, typer.Option(metavar="EVENT", help="Try this failed event again.")] = None,
) -> None:
    """Show what could not be sent or dealt with.

    Messages that are dead or in doubt, and events that failed, with what to do about each. The options act on what is
    listed, and may be given several times; a running okrbot finds the rest to do at its next tick.
    """
    from bot.cli.outbox import Wanted
    from bot.cli.outbox import outbox as look

    wanted = Wanted(resend=resend or (), all_dead=resend_all_dead, drop=drop or (), retry=retry or ())
    look(Console(), wanted, clock=context.obj)


@administration.command()
def manifest(
    platform: Annotated[str, typer.Argument(metavar="PLATFORM", help="The chat platform: slack.")],
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="okrbot's public address, https://…; without it, Socket Mode."),
    ] = None,
) -> None:
    """Print the manifest to create the bot's app from."""
    from bot.cli.manifest import print_manifest

    print_manifest(Console(), platform=platform, url=url)
