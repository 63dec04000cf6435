"""The `okrbot` command line: names the commands, builds everything, and is the only reader of the clock."""

import io
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.administration import administration
from bot.errors import OkrError

okrbot = typer.Typer(
    name="okrbot",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="New here? Start with `okrbot demo`. docs/slack.md connects a Slack workspace step by step.",
)

okrbot.add_typer(administration)

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


def moment(written: str) -> datetime:
    """A time as people write it on the command line; without a zone it is UTC."""
    try:
        at = datetime.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"{written!r} is no time; write one such as 2026-11-12T10:00 (UTC).") from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)


class Only(StrEnum):
    """One part of what `okrbot run` does."""

    WEB = "web"
    WORKER = "worker"


@okrbot.callback()
def about() -> None:
    """Ask for OKR check-ins in chat, understand the answers, and tell the team every week what changed.

    Settings come from environment variables (docs/configure.md); okrbot doctor checks them.
    """


@okrbot.command()
def demo(
    port: Annotated[int, typer.Option(metavar="PORT", help="The port to listen on; 0 takes a free one.")] = 8765,
) -> None:
    """Try it in the browser: a sample company, nothing to set up.

    Prints the address of a page on this machine. Be anyone of the company, get the real cards, answer them, and move
    the clock. Everything is gone when it ends.
    """
    from bot.cli.demo import demo as play

    play(Console(), port=port, machine_clock=now)


@okrbot.command()
def run(
    only: Annotated[
        Only | None,
        typer.Option(help="web: take in what people do; worker: send what is due. Needs PostgreSQL and okrbot[scale]."),
    ] = None,
) -> None:
    """Serve the configured chat platforms until stopped.

    Ctrl-C or SIGTERM ends it after finishing what is in hand. The log goes to stderr. With --only, any number of
    processes of each kind share the work (docs/configure.md).
    """
    from bot.cli.run import run as serve

    serve(clock=now, machine_clock=now, role=only.value if only else "all")


@okrbot.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML or CSV file; docs/import.md describes both.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Import the good rows, leave out the bad ones.")] = False,
    dates: Annotated[Dates | None, typer.Option(help="The order of dates such as 03/04/2026 in the file.")] = None,
) -> None:
    """Import people, teams, cycles and OKRs from a file.

    Problems are all told at once, and if there is one, nothing is written. Importing a file again changes nothing.
    """
    from bot.cli.import_file import import_file
    from bot.importing import DateOrder

    order = DateOrder(dates.value) if dates else None
    console, errors = Console(), Console(stderr=True)
    if not import_file(file, console, errors, dry_run=dry_run, skip_bad=skip_bad, dates=order, clock=now):
        raise typer.Exit(PROBLEM)


@okrbot.command()
def export() -> None:
    """Print people, teams, cycles and OKRs as YAML.

    What `okrbot export > okrs.yaml` writes imports again to the same state.
    """
    from bot.cli.data import export as write

    write(Console())


@okrbot.command()
def doctor() -> None:
    """Check everything; each problem comes with its fix.

    Looks at settings, database, time zones and cycles, at messages and events that failed, at the processes that run,
    and at each chat platform's tokens, scopes, clock and reachability. The exit code is 0 only if all is well.
    """
    from bot.cli.doctor import examine

    if not examine(Console(), clock=now):
        raise typer.Exit(PROBLEM)


@okrbot.command()
def preview(
    message: Annotated[
        str | None, typer.Argument(metavar="MESSAGE", help="Only this message, such as ask; without it, all.")
    ] = None,
    platform: Annotated[
        str, typer.Option(metavar="PLATFORM", help="text: as it reads; slack: as Block Kit JSON.")
    ] = "text",
) -> None:
    """Show every message the bot can say, with sample values."""
    from bot.cli.preview import preview as show

    show(Console(), message=message, platform=platform)


@okrbot.command()
def tick(
    at: Annotated[
        datetime | None,
        typer.Option(parser=moment, metavar="TIME", help="Act as of this time, such as 2026-11-12T10:00 (UTC)."),
    ] = None,
) -> None:
    """Send once what is due, then end: for cron and rehearsals.

    Ticking for the same time twice sends once.
    """
    from bot.cli.tick import tick_once

    tick_once(Console(), at=at or now(), machine_clock=now)


@okrbot.command()
def replies(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Lines of JSON with id, lang, krs and text; expected for --score.")
    ],
    score: Annotated[bool, typer.Option("--score", help="Compare with what each line says is expected.")] = False,
) -> None:
    """Print what would be understood of typed answers.

    One line of JSON for each line of the file; nothing is stored.
    """
    from bot.cli.replies import understand

    understand(file, Console(), scored=score)


def main() -> None:
    """Run a command; what went wrong is a sentence on stderr. Exit 2: settings or usage, 1: anything else, 0: done.

    What is printed is UTF-8 wherever it goes, so that names survive and an export can be imported.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        okrbot(prog_name="okrbot", obj=now)
    except OkrError as error:
        from bot.settings import BadSettings

        sys.stderr.write(f"{error}\n")
        sys.exit(BAD_SETTINGS if isinstance(error, BadSettings) else PROBLEM)


if __name__ == "__main__":
    main()
