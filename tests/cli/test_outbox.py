"""`okrbot outbox`: what could not be sent or dealt with is listed, and an operator can do something about it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.wiring import WORKSPACE
from bot.ports import OutboxState, Transaction
from storage import opened_store
from tests.cli.conftest import Okrbot
from tests.cli.stuck import failed, message, state, tried

DATABASE = "sqlite:///okrbot.db"


def stored(work: Callable[[Transaction], object]) -> object:
    with opened_store(DATABASE) as store, store.transaction(WORKSPACE) as tx:
        return work(tx)


@pytest.fixture
def stuck(company: Path) -> None:
    """Two dead messages, one in doubt, one waiting; one event given up, one being retried."""

    def store(tx: Transaction) -> None:
        tried(tx, "answer:e1", OutboxState.DEAD, "channel_not_found")
        tried(tx, "answer:e2", OutboxState.DEAD, "is_archived")
        tried(tx, "answer:e3", OutboxState.UNKNOWN, "no answer in time")
        tx.outbox.add([message("answer:e4")])
        tx.failed_events.add(failed("event:Ev1"))
        tx.failed_events.add(failed("event:Ev2", given_up=False))

    stored(store)


def line(out: str, key: str) -> str:
    (found,) = [each for each in out.splitlines() if key in each.split()]
    return " ".join(found.split())


def test_nothing_to_list(okrbot: Okrbot, company: Path) -> None:
    said = okrbot("outbox")
    assert (said.code, said.err) == (0, "")
    assert said.out == "0 messages waiting to be sent, 0 of them in doubt; 0 dead.\n"


def test_before_there_is_a_database_none_is_made(okrbot: Okrbot, folder: Path) -> None:
    assert okrbot("outbox").out.startswith("0 messages")
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("stuck")
def test_each_thing_that_does_not_settle_is_listed_on_a_line(okrbot: Okrbot) -> None:
    said = okrbot("outbox")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "2 messages waiting to be sent, 1 of them in doubt; 2 dead."
    assert line(said.out, "answer:e1") == "answer:e1 dead answer Ana 2026-11-11 09:00 1 channel_not_found"
    assert line(said.out, "answer:e3") == "answer:e3 in doubt answer Ana 2026-11-11 09:00 1 no answer in time"
    assert "answer:e4" not in said.out
    assert line(said.out, "event:Ev1") == "event:Ev1 given up U1 2026-11-11 09:00 6 7f3a ZeroDivisionError"
    assert line(said.out, "event:Ev2").startswith("event:Ev2 again at 2026-11-11 09:10 U1")
    assert "1.1 25" not in said.out
    assert "okrbot outbox --resend KEY" in said.out


@pytest.mark.usefixtures("stuck")
def test_a_dead_message_is_sent_again_by_its_key(okrbot: Okrbot) -> None:
    said = okrbot("outbox", "--resend", "answer:e1")
    assert (said.code, said.err) == (0, "")
    assert said.out == "1 message will be sent again at the next tick of `okrbot run`.\n"
    assert stored(lambda tx: state(tx, "answer:e1")) == "pending"
    assert "answer:e1" not in okrbot("outbox").out
    assert "answer:e2" in okrbot("outbox").out


@pytest.mark.usefixtures("stuck")
def test_all_that_is_dead_is_sent_again_and_nothing_else(okrbot: Okrbot) -> None:
    said = okrbot("outbox", "--resend-all-dead")
    assert said.out == "2 messages will be sent again at the next tick of `okrbot run`.\n"
    assert stored(lambda tx: [state(tx, f"answer:e{n}") for n in (1, 2, 3)]) == ["pending", "pending", "unknown"]
    assert okrbot("outbox", "--resend-all-dead").out.startswith("0 messages will")


@pytest.mark.usefixtures("stuck")
def test_what_is_dropped_is_never_sent(okrbot: Okrbot) -> None:
    said = okrbot("outbox", "--drop", "answer:e1", "--drop", "answer:e3", "--drop", "event:Ev1")
    assert (said.code, said.out) == (0, "3 dropped.\n")
    listed = okrbot("outbox").out
    assert not {"answer:e1", "answer:e3", "event:Ev1"} & set(listed.split())
    assert {"answer:e2", "event:Ev2"} <= set(listed.split())
    assert okrbot("outbox", "--resend", "answer:e1").code == 1


@pytest.mark.usefixtures("stuck")
def test_an_event_that_was_given_up_is_tried_again(okrbot: Okrbot) -> None:
    said = okrbot("outbox", "--retry", "event:Ev1", "--retry", "event:Ev2")
    assert (said.code, said.out) == (0, "2 events will be tried again at the next tick of `okrbot run`.\n")
    listed = okrbot("outbox").out
    assert line(listed, "event:Ev1").startswith("event:Ev1 again at 2026-11-11 09:00")
    assert line(listed, "event:Ev2").startswith("event:Ev2 again at 2026-11-11 09:00")


@pytest.mark.usefixtures("stuck")
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (("--resend", "answer:e3"), "answer:e3: nothing of that name is dead, so that it can be sent again."),
        (("--resend", "answer:e9"), "answer:e9: nothing of that name is dead, so that it can be sent again."),
        (("--drop", "answer:e4"), "answer:e4: nothing of that name can be dropped."),
        (("--retry", "answer:e1"), "answer:e1: nothing of that name has failed, so that it can be tried again."),
    ],
)
def test_a_key_that_is_not_listed_is_named_and_nothing_is_done(
    okrbot: Okrbot, wrong: tuple[str, str], sentence: str
) -> None:
    before = okrbot("outbox").out
    said = okrbot("outbox", "--resend", "answer:e1", "--drop", "answer:e2", *wrong)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"{sentence} `okrbot outbox` lists what there is; nothing was changed.\n"
    assert okrbot("outbox").out == before


def test_more_than_a_page_is_cut(okrbot: Okrbot, company: Path) -> None:
    def many(tx: Transaction) -> None:
        for number in range(150):
            tx.failed_events.add(failed(f"event:Ev{number}"))

    stored(many)
    listed = okrbot("outbox").out
    assert listed.count("event:Ev") == 100
    assert "… and more." in listed
