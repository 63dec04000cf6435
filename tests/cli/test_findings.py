"""`okrbot doctor` names what doesn't settle by itself, and who shouldn't run together, each with what to do."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import bot.__main__
from bot.cli.wiring import WORKSPACE
from bot.ports import OutboxState, Process
from storage import opened_store
from tests.cli.conftest import WEDNESDAY, Okrbot
from tests.cli.stuck import MINUTE, failed, tried

ONE = Process(
    id="one",
    role="all",
    engine="embedded",
    host="alder",
    pid=17,
    version="1.0",
    started_at=WEDNESDAY,
    seen_at=WEDNESDAY,
)
TWO = replace(ONE, id="two", host="birch", pid=23)


def problems(okrbot: Okrbot, of: str) -> list[str]:
    """What doctor has to say of one thing."""
    said = okrbot("doctor")
    assert said.code == 1
    start = f"problem {of}: "
    return [line.removeprefix(start) for line in said.out.splitlines() if line.startswith(start)]


def test_dead_messages(okrbot: Okrbot, company: Path) -> None:
    with opened_store("sqlite:///okrbot.db") as store, store.transaction(WORKSPACE) as tx:
        tried(tx, "answer:e1", OutboxState.DEAD, "channel_not_found")
        tried(tx, "answer:e2", OutboxState.DEAD, "channel_not_found")
    (problem,) = problems(okrbot, "messages")
    assert problem.startswith("2 messages can't be sent, the newest is answer:e1 (channel_not_found).")
    assert "`okrbot outbox` lists them" in problem


@pytest.mark.parametrize(("minutes", "told"), [(9, False), (11, True)])
def test_messages_in_doubt_for_more_than_ten_minutes(
    okrbot: Okrbot, company: Path, monkeypatch: pytest.MonkeyPatch, minutes: int, told: bool
) -> None:
    with opened_store("sqlite:///okrbot.db") as store, store.transaction(WORKSPACE) as tx:
        tried(tx, "answer:e1", OutboxState.UNKNOWN, "look-up failed: no answer")
    monkeypatch.setattr(bot.__main__, "now", lambda: WEDNESDAY + minutes * MINUTE)
    found = problems(okrbot, "messages")
    if told:
        assert found[0].startswith("for 11 minutes nobody has known whether answer:e1 arrived (look-up failed:")
    else:
        assert found == []


def test_events_that_were_given_up_and_none_that_is_tried_again(okrbot: Okrbot, company: Path) -> None:
    with opened_store("sqlite:///okrbot.db") as store, store.transaction(WORKSPACE) as tx:
        tx.failed_events.add(failed("event:Ev1"))
        tx.failed_events.add(failed("event:Ev2", given_up=False))
    (problem,) = problems(okrbot, "events")
    assert problem.startswith("1 event failed at every attempt: `okrbot outbox` names the reference")


def running(*processes: Process, seconds: float) -> None:
    """They started on Wednesday, and all still say so that many seconds later."""
    with opened_store("sqlite:///okrbot.db") as store:
        for process in processes:
            store.note_process(process, WEDNESDAY)
        for seen in range(0, int(seconds), 10):
            for process in processes:
                store.note_process(process, WEDNESDAY + timedelta(seconds=seen))


@pytest.mark.parametrize(("seconds", "told"), [(50, False), (70, True)])
def test_a_second_process_of_the_embedded_engine_that_stays(
    okrbot: Okrbot, company: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, told: bool
) -> None:
    running(ONE, TWO, seconds=seconds)
    monkeypatch.setattr(bot.__main__, "now", lambda: WEDNESDAY + timedelta(seconds=seconds))
    expected = ["2 processes run, though the embedded engine is made for one (alder process 17, 1.0, birch process 23"]
    assert [problem[: len(expected[0])] for problem in problems(okrbot, "processes")] == expected[: int(told)]


def test_processes_of_the_scaled_engine_may_be_many_of_one_version(
    okrbot: Okrbot, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [replace(ONE, id=f"p{number}", engine="scaled") for number in range(4)]
    running(*many, seconds=90)
    monkeypatch.setattr(bot.__main__, "now", lambda: WEDNESDAY + timedelta(seconds=85))
    assert problems(okrbot, "processes") == []
    with opened_store("sqlite:///okrbot.db") as store:
        store.note_process(replace(TWO, engine="scaled", version="1.1"), WEDNESDAY + timedelta(seconds=85))
    (problem,) = problems(okrbot, "processes")
    assert problem.startswith("different versions of okrbot run (alder process 17, 1.0, ")
    assert problem.endswith("birch process 23, 1.1). Start them all from the newest.")
