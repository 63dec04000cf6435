"""An SQLite database with something in every table, among it what is hard to carry over."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import insert, text

from bot.domain.check_in import Blocker, CheckIn, Word
from bot.domain.people import Person
from bot.ports import Account, Channel, Due, DueKind, Event, FailedEvent, Place, Snapshot
from storage import SqlStore, migrate, open_store
from storage.tables import paces
from tests.storage.sample import BAKE, HOME, SLACK, THURSDAY, WEEK, ask, found, message

STRANGE = 'tab\there, line\nbreak, back\\slash, \\N, "quotes", 日本語, emoji 🥖, é and é'
NUMBERS = ("0", "-0", "12.50", "1E+3", "1E-7", "-3.10", "99999999999999999999.000000001")
MOMENTS = (THURSDAY, datetime(1970, 1, 1, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, 0, 1, tzinfo=UTC))


def filled(file: Path, *, check_ins: int = 60) -> str:
    """The address of the database."""
    url = f"sqlite:///{file}"
    migrate(url)
    store = open_store(url)
    fill(store, check_ins=check_ins)
    store.close()
    return url


def fill(store: SqlStore, *, check_ins: int) -> None:
    store.add_workspace(HOME)
    store.put_installation(SLACK)
    with store.transaction("crumb") as tx:
        keys = found(tx, key_results=3)
        # Managed by somebody who comes later in the order of the keys.
        tx.people.put([Person(id="ALF", name=STRANGE, manager="zoë"), Person(id="zoë", name="Zoë", manager="bo")])
        tx.people.put_account(Account(installation=SLACK.id, user="U1", person="ana", last_answer_at=MOMENTS[2]))
        tx.teams.put([BAKE])
        tx.teams.put_channel(Channel(installation=SLACK.id, team="BAKE", address="C1"))
        tx.check_ins.add([said(number, keys[number % 3]) for number in range(check_ins)])
        tx.blockers.put(
            [Blocker(id=f"e0/{keys[0]}", key_result=keys[0], opened_at=THURSDAY, opened_by="ana", what="x")]
        )
        tx.asks.add([ask(keys)])
        tx.dues.put([Due(kind=kind, subject="ana", planned=THURSDAY.date(), at=THURSDAY) for kind in DueKind])
        about = {"a": [1, 2.5, None, True], "text": STRANGE}
        tx.snapshots.add(Snapshot(team="BAKE", week=WEEK, taken_at=THURSDAY, meeting_at=THURSDAY, about=about))
        tx.inbox.take(["event:1"], None, THURSDAY)
        tx.failed_events.add(failed())
        tx.outbox.add([message(f"ask:{number}") for number in range(3)])
        tx.scope.connection.execute(text("UPDATE outbox SET sent_card = 'null' WHERE key = 'ask:1'"))
        pace = {"workspace": "crumb", "installation": SLACK.id, "method": "post", "next_at": 2**40, "rate": 0.1}
        tx.scope.connection.execute(insert(paces), pace)


def said(number: int, key: str) -> CheckIn:
    return CheckIn(
        id=f"e{number}/{key}",
        answer=f"e{number}",
        key_result=key,
        author="ana",
        at=MOMENTS[number % len(MOMENTS)] + timedelta(seconds=number),
        value=Decimal(NUMBERS[number % len(NUMBERS)]) if number % 5 else None,
        word=Word.AT_RISK if number % 2 else None,
        unchanged=number % 5 == 0,
        blocked=(None, True, False)[number % 3],
        note=STRANGE if number % 4 == 0 else None,
    )


def failed() -> FailedEvent:
    event = Event(id="event:2", installation=SLACK.id, account="U1", place=Place(address="D1", dm=True), text=STRANGE)
    return FailedEvent(event=event, at=THURSDAY, attempts=1, again_at=None, reference="7f3a", reason="KeyError")
