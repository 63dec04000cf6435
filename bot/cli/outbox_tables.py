"""What `okrbot outbox` shows: messages that are dead or in doubt, and events that failed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.reporting import counted
from bot.ports import DeadLetter, FailedEvent, InDoubt, Message, Store, Transaction

SHOWN = 100
# Lines that a program reads are as long as they need to be.
WIDE = 1000

WHAT_TO_DO = """\
okrbot outbox --resend KEY       send a dead message again; --resend-all-dead: all of them
okrbot outbox --retry EVENT      try a failed event again; the log says under its reference why it failed
okrbot outbox --drop KEY         forget a message or an event"""


Row = tuple[str, ...]
MESSAGES = ("key", "state", "kind", "to", "since (UTC)", "attempts", "reason")
EVENTS = ("event", "state", "from", "since (UTC)", "attempts", "reference", "reason")


def show(console: Console, store: Store, *, now: datetime) -> None:
    """How much waits, each thing that doesn't settle by itself, and what to do about it."""
    if not console.is_terminal:
        console.width = WIDE
    queued = store.queued(now)
    waiting = counted(queued.waiting + queued.sending, "message")
    console.print(f"{waiting} waiting to be sent, {queued.unknown} of them in doubt; {queued.dead} dead.")
    messages, events = _messages(store), _events(store)
    for titles, rows in ((MESSAGES, messages), (EVENTS, events)):
        if rows:
            console.print(_table(titles, rows[:SHOWN]))
        if len(rows) > SHOWN:
            console.print("… and more.")
    if messages or events:
        console.print(Text(WHAT_TO_DO), soft_wrap=True)


def _messages(store: Store) -> Sequence[Row]:
    """The dead first, newest first; then those in doubt, oldest first."""
    letters: list[DeadLetter | InDoubt] = [*store.dead_letters(SHOWN + 1), *store.in_doubt(SHOWN + 1)]
    rows: list[Row] = []
    for workspace in store.workspaces():
        with store.transaction(workspace.id, reads=True) as tx:
            rows += [_message(tx, letter) for letter in letters if letter.workspace == workspace.id]
    return rows


def _events(store: Store) -> Sequence[Row]:
    """Those given up first."""
    rows: list[Row] = []
    for workspace in store.workspaces():
        with store.transaction(workspace.id, reads=True) as tx:
            rows += [_event(tx, failed) for failed in tx.failed_events.all(SHOWN + 1)]
    return rows


def _message(tx: Transaction, letter: DeadLetter | InDoubt) -> Row:
    message = letter.message
    state = "dead" if isinstance(letter, DeadLetter) else "in doubt"
    since = _minute(letter.at or message.due_at)
    return message.key, state, message.kind, _to(tx, message), since, str(letter.attempts), letter.reason or ""


def _event(tx: Transaction, failed: FailedEvent) -> Row:
    event = failed.event
    found = tx.people.by_account(event.installation, event.account)
    state = "given up" if failed.again_at is None else f"again at {_minute(failed.again_at)}"
    sender = event.command or (found[0].name if found else event.account)
    return event.id, state, sender, _minute(failed.at), str(failed.attempts), failed.reference, failed.reason


def _to(tx: Transaction, message: Message) -> str:
    """The person's name, the team whose channel it is for, or where the answer belongs."""
    if message.person is not None:
        found = tx.people.find([message.person])
        return found[message.person].name if message.person in found else message.person
    return message.team or message.address or message.edits or ""


def _minute(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}"


def _table(titles: Iterable[str], rows: Iterable[Row]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table
