"""A workspace in which everybody has been asked: one open ask each, in a message that was sent."""

import asyncio

from benchmarks import company
from bot.domain.cadence import iso_week
from bot.ports import Due, DueKind
from bot.schedule import tick_all
from storage import open_store

WORKSPACE = "loom"
WEEK = iso_week(company.THURSDAY.date())

# Stands for the delivery, which would have sent each message to its person.
SENT = (
    f"UPDATE outbox SET state = 'sent', attempts = 1, installation = '{company.INSTALLATION}',"
    " address = 'D' || substr(person, 2), ref_address = 'D' || substr(person, 2),"
    " ref_id = '1700000000.' || substr(person, 2)"
)


def ask_everybody(url: str, people: int) -> None:
    """Fill an empty database."""
    store = open_store(url)
    company.found(store, WORKSPACE)
    company.employ(store, WORKSPACE, people)
    company.connect(store, WORKSPACE, people)
    with store.transaction(WORKSPACE) as tx:
        owners = [company.person(number).id for number in range(people)]
        planned, at = company.THURSDAY.date(), company.THURSDAY
        tx.dues.put([Due(kind=DueKind.ASK, subject=owner, planned=planned, at=at) for owner in owners])
    assert asyncio.run(tick_all(store, company.THURSDAY)) == people
    with store.engines.writer.begin() as connection:
        assert connection.exec_driver_sql(SENT).rowcount == people
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE")  # a database of some days has done so by itself
    store.close()
