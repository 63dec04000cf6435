"""`okrbot forget`: erase a person's data, keep their numbers."""

import time
from collections.abc import Callable
from functools import partial

import typer
from rich.console import Console
from rich.text import Text

from bot.cli.database import as_it_stands
from bot.cli.environment import every_setting
from bot.cli.reporting import counted
from bot.domain.people import FORMER_OWNERS_NAME, Person
from bot.ports import Store, Traces, Transaction
from bot.usecases.forget_person import PARTS, START, WALKS, find_to_forget, finish

# Between two batches others may write: they try again every tenth of a second at the latest.
PAUSE = 0.05

Erase = Callable[[Transaction], object]


def forget(named: str, console: Console, *, confirmed: bool) -> None:
    """Say what will be erased, ask unless `confirmed`, and erase it; raises UnknownPerson."""
    settings, _ = every_setting()
    with as_it_stands(settings.database_url) as store:
        workspace = store.workspaces()[0].id
        with store.transaction(workspace, reads=True) as tx:
            person = find_to_forget(tx, named)
            traces = tx.erasure.count(person.id)
        for line in _summary(person, traces):
            console.print(Text(line), soft_wrap=True)
        if not confirmed:
            typer.confirm("Forget them? It can't be undone.", abort=True, err=True)
        forget_in(store, workspace, person)
        console.print(Text(_done(traces)), soft_wrap=True)


def forget_in(store: Store, workspace: str, person: Person, *, pause: float = PAUSE) -> None:
    """Erase in short transactions, so that okrbot runs on meanwhile; cut short, it can be begun again."""

    def write(erase: Erase) -> object:
        with store.transaction(workspace) as tx:
            done = erase(tx)
        time.sleep(pause)
        return done

    gone = False
    while not gone:
        for part in PARTS:
            while write(partial(part, person=person)):
                pass
        for walk in WALKS:
            after = START
            while True:
                with store.transaction(workspace, reads=True) as tx:
                    page = walk(tx, person, after)
                if page is None:
                    break
                if page.erase is not None:
                    write(page.erase)
                after = page.after
        gone = bool(write(partial(finish, person=person)))


def _summary(person: Person, traces: Traces) -> list[str]:
    called = ", ".join(filter(None, (person.id, person.email)))
    erased = (
        counted(traces.accounts, "account"),
        counted(traces.asks, "ask"),
        f"{counted(traces.messages, 'message')} to them",
        f"the words of {counted(traces.texts, 'check-in')}",
    )
    kept = (
        f"the numbers of {counted(traces.check_ins, 'check-in')}",
        counted(traces.objectives, "objective"),
        counted(traces.key_results, "key result"),
    )
    return [
        f"{person.name} ({called})",
        f"erased: name, address, zone and language, {', '.join(erased)}",
        f"kept under “{FORMER_OWNERS_NAME}”: {', '.join(kept)}",
    ]


def _done(traces: Traces) -> str:
    """What is left to do."""
    owned = traces.objectives + traces.key_results
    orphans = " What they owned needs a new owner: name one in a file and import it (docs/import.md)." if owned else ""
    return f"Forgotten.{orphans} What was posted in chat stays there, and so do backups: see docs/privacy.md."
