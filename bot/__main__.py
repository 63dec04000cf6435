"""The `okrbot` command line: names the commands, builds everything, and is the only reader of the clock."""

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.errors import OkrError

okrbot = typer.Typer(
    name="okrbot",
    help="Asks for OKR check-ins in chat, understands the answers, and tells the team every week what changed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

PROBLEM = 1
BAD_SETTINGS = 2


class Dates(StrEnum):
    """Where day, month and year stand in a file's dates."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


def now() -> datetime:
    """The only place where the clock is read."""
    return datetime.now(UTC)


@okrbot.command()
def demo(
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.")] = 8765,
) -> None:
    """Try okrbot in the browser: a sample company, real cards, and a clock you can move. Nothing to set up."""
    from bot.cli.demo import demo as play

    play(Console(), port=port, machine_clock=now)


@okrbot.command()
def run() -> None:
    """Serve the configured chat platforms until stopped. Settings come from the environment: docs/configure.md."""
    from bot.cli.run import run as serve

    serve(clock=now, machine_clock=now)


@okrbot.command()
def migrate() -> None:
    """Make the database's tables, or bring them up to date."""
    from bot.cli.data import migrate_database

    migrate_database(Console())


@okrbot.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A YAML or CSV file; docs/import.md describes both.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Import the good rows, leave out the bad ones.")] = False,
    dates: Annotated[Dates | None, typer.Option(help="The order of dates such as 03/04/2026 in the file.")] = None,
) -> None:
    """Import people, teams, cycles, objectives and key results. Importing a file again changes nothing."""
    from bot.cli.data import import_file
    from bot.importing import DateOrder

    order = DateOrder(dates.value) if dates else None
    if not import_file(file, Console(), dry_run=dry_run, skip_bad=skip_bad, dates=order, clock=now):
        raise typer.Exit(PROBLEM)


@okrbot.command()
def export() -> None:
    """Print everything an import can describe, as YAML that imports again to the same state."""
    from bot.cli.data import export as write

    write(Console())


@okrbot.command()
def doctor() -> None:
    """Check settings, database, time zones, tokens and reachability; each problem comes with its fix."""
    from bot.cli.doctor import examine

    if not examine(Console(), clock=now):
        raise typer.Exit(PROBLEM)


@okrbot.command()
def preview(
    message: Annotated[str | None, typer.Argument(help="Only this message, such as ask.")] = None,
    platform: Annotated[str, typer.Option(help="text: as it reads; slack: as Block Kit JSON.")] = "text",
) -> None:
    """Show every message the bot can say, with sample values."""
    from bot.cli.preview import preview as show

    show(Console(), message=message, platform=platform)


@okrbot.command()
def tick(
    at: Annotated[datetime | None, typer.Option(help="Act as of this time (UTC), such as 2026-11-12T10:00.")] = None,
) -> None:
    """Do one pass: write what is due and send it. For cron users and rehearsals; the same time twice sends once."""
    from bot.cli.tick import tick_once

    moment = now() if at is None else at if at.tzinfo else at.replace(tzinfo=UTC)
    tick_once(Console(), at=moment, machine_clock=now)


@okrbot.command()
def replies(
    file: Annotated[Path, typer.Argument(help="Lines of JSON: id, lang, krs, text, and expected for --score.")],
    score: Annotated[bool, typer.Option("--score", help="Compare with what was expected.")] = False,
) -> None:
    """Print, line by line, what would be understood."""
    from bot.cli.replies import understand

    understand(file, Console(), scored=score)


@okrbot.command()
def manifest(
    platform: Annotated[str, typer.Argument(help="slack")],
    url: Annotated[str | None, typer.Option(help="okrbot's public address; without it, Socket Mode.")] = None,
) -> None:
    """Print the manifest to create the bot's app from."""
    from bot.cli.manifest import print_manifest

    print_manifest(Console(), platform=platform, url=url)


def main() -> None:
    """Run a command; what went wrong is a sentence on stderr. Exit 2: settings, 1: anything else, 0: done."""
    try:
        okrbot()
    except OkrError as error:
        from bot.settings import BadSettings

        for line in str(error).splitlines():
            sys.stderr.write(f"{line}\n")
        sys.exit(BAD_SETTINGS if isinstance(error, BadSettings) else PROBLEM)


if __name__ == "__main__":
    main()
