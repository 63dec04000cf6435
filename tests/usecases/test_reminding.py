"""When people are reminded, and what a snooze does (domain.md §8.3, §8.7)."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.cadence import Cadence
from bot.domain.rules import Rules
from tests import make
from tests.make import DAY, DIGEST_TIME, FRIDAY_10, FRIDAY_16, HOUR, MINUTE, THURSDAY_10
from tests.world import World

TWO = [make.key_result(), make.key_result("GROW-1.2")]


@pytest.fixture
async def asked(world: World) -> World:
    """Ana has been asked for two key results."""
    world.found(make.company(key_results=TWO))
    await world.until(THURSDAY_10)
    return world


async def test_the_next_working_day_brings_two_reminders(asked: World) -> None:
    await asked.until(FRIDAY_10 - MINUTE)
    assert asked.kinds("ana") == ["ask"]
    await asked.until(FRIDAY_10)
    assert asked.kinds("ana") == ["ask", "reminder"]
    await asked.until(FRIDAY_16 - MINUTE)
    assert asked.kinds("ana") == ["ask", "reminder"]
    await asked.until(DIGEST_TIME + DAY)
    assert asked.kinds("ana") == ["ask", "reminder", "reminder"]


async def test_they_come_in_the_persons_own_day(world: World) -> None:
    ken = make.person("ken", zone="Asia/Tokyo")
    world.found(
        make.company(people=[make.person("ana"), make.person("lea"), ken], key_results=[make.key_result(owner="ken")])
    )
    await world.until(FRIDAY_10 - timedelta(hours=9))
    assert world.kinds("ken") == ["ask", "reminder"]


async def test_a_reminder_names_only_what_is_missing(asked: World) -> None:
    await asked.type("ana", "1.1 25")
    await asked.until(FRIDAY_10)
    reminder = asked.last("ana")
    assert "GROW-1.2" in reminder.text
    assert "GROW-1.1" not in reminder.text


async def test_everything_answered_is_never_brought_to_mind(asked: World) -> None:
    await asked.type("ana", "25, 26")
    await asked.until(DIGEST_TIME)
    assert asked.kinds("ana") == ["ask", "answer"]


async def test_an_answer_between_writing_and_sending_a_reminder_stops_it(asked: World) -> None:
    asked.now = FRIDAY_10
    with asked.tx() as tx:
        from bot.usecases.remind import remind

        assert remind(tx, now=FRIDAY_10) == 1
    await asked.type("ana", "25, 26")
    assert "reminder" not in asked.kinds("ana")


async def test_an_ask_on_friday_is_brought_to_mind_on_monday_before_the_digest_only(world: World) -> None:
    friday = make.team(lead="lea", ask=Cadence(weekday=4, at=time(10)))
    world.found(make.company(teams=[friday]))
    await world.until(DIGEST_TIME + 2 * DAY)
    assert world.kinds("ana") == ["ask"]


async def test_no_reminder_comes_at_the_moment_of_the_digest_or_later(world: World) -> None:
    meets = Cadence(weekday=4, at=time(12))  # the digest is at ten, as the first reminder would be
    world.found(make.company(teams=[make.team(lead="lea", meeting=meets)]))
    await world.until(FRIDAY_16 + DAY)
    assert world.kinds("ana") == ["ask"]


async def test_after_downtime_one_reminder_stands_for_both(asked: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.usecases")
    await asked.wake_at(FRIDAY_16 + HOUR)
    assert [words.partition(":")[0] for words in caplog.messages] == ["a reminder comes late"]
    assert asked.kinds("ana") == ["ask", "reminder"]
    await asked.until(DIGEST_TIME)
    assert asked.kinds("ana") == ["ask", "reminder"]


async def test_a_late_reminder_waits_for_working_hours_and_is_gone_with_the_digest(
    asked: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.usecases")
    await asked.wake_at(FRIDAY_16 + 4 * HOUR)
    await asked.until(DIGEST_TIME + DAY)
    assert asked.kinds("ana") == ["ask"]
    assert caplog.messages == ["a reminder was skipped: the digest comes before it can"]


async def test_a_reminder_outside_working_hours_waits_for_them(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.usecases")
    evening = Rules(reminders=(time(20),), meeting_weekday=2)
    world.found(make.company(), rules=evening)
    await world.until(datetime(2026, 11, 16, 9, tzinfo=UTC) - MINUTE)
    assert world.kinds("ana") == ["ask"]
    assert caplog.messages == ["a reminder waits for working hours"]
    await world.until(datetime(2026, 11, 16, 9, tzinfo=UTC))
    assert world.kinds("ana") == ["ask", "reminder"]


async def test_of_two_reminders_that_could_not_be_sent_in_time_the_older_is_dropped(asked: World) -> None:
    await asked.until(FRIDAY_10 - MINUTE)
    with asked.tx() as tx:
        (account,) = tx.people.accounts(["ana"])["ana"]
        tx.people.put_account(replace(account, address=None))
    await asked.until(FRIDAY_16)
    with asked.tx() as tx:
        tx.people.put_account(account)
    await asked.until(FRIDAY_16 + HOUR)
    assert [one.key for one in asked.dm("ana")] == ["ask:ana:2026-W46", "reminder:ana:2026-W46:2"]


async def test_snoozed_is_left_alone_until_the_time_named(asked: World) -> None:
    await asked.press("ana", "Snooze", on=asked.last("ana"), pick="in 3 hours")
    assert "Snoozed until" in asked.dm("ana")[0].text
    await asked.until(THURSDAY_10 + 3 * HOUR - MINUTE)
    assert asked.kinds("ana") == ["ask"]
    await asked.until(THURSDAY_10 + 3 * HOUR)
    assert asked.kinds("ana") == ["ask", "reminder"]
    assert "Snoozed until" not in asked.dm("ana")[0].text


async def test_a_snooze_lets_go_of_the_reminders_before_it_and_keeps_those_after(asked: World) -> None:
    await asked.press("ana", "Snooze", on=asked.last("ana"), pick="tomorrow 12:00")
    await asked.until(DIGEST_TIME)
    times = [one.key for one in asked.dm("ana")]
    assert times == ["ask:ana:2026-W46", "reminder:ana:2026-W46:1", "reminder:ana:2026-W46:2"]
    assert asked.ask().next_reminder_at is None


async def test_a_time_somebody_names_holds_beyond_the_digest_and_working_hours(asked: World) -> None:
    await asked.press("ana", "Snooze", on=asked.last("ana"), pick="monday 20:00")
    await asked.until(datetime(2026, 11, 16, 20, tzinfo=UTC) - MINUTE)
    assert asked.kinds("ana") == ["ask"]
    await asked.until(datetime(2026, 11, 16, 20, tzinfo=UTC))
    assert asked.kinds("ana") == ["ask", "reminder"]


async def test_what_is_answered_is_not_woken_by_its_snooze(asked: World) -> None:
    await asked.press("ana", "Snooze", on=asked.last("ana"), pick="in 3 hours")
    await asked.type("ana", "25, 26")
    await asked.until(DIGEST_TIME)
    assert "reminder" not in asked.kinds("ana")


async def test_undo_gives_back_the_snooze(asked: World) -> None:
    await asked.press("ana", "Snooze", on=asked.last("ana"), pick="in 3 hours")
    await asked.type("ana", "25, 26")
    await asked.press("ana", "Undo", on=asked.last("ana"))
    await asked.until(THURSDAY_10 + 3 * HOUR)
    assert asked.kinds("ana")[-1] == "reminder"


async def test_undo_gives_back_the_reminders_still_to_come(asked: World) -> None:
    await asked.type("ana", "25, 26")
    await asked.until(FRIDAY_10 - HOUR)
    await asked.press("ana", "Undo", on=asked.last("ana"))
    await asked.until(FRIDAY_10)
    assert asked.kinds("ana")[-1] == "reminder"


async def test_snoozing_from_a_reminder_says_until_when(asked: World) -> None:
    await asked.until(FRIDAY_10)
    await asked.press("ana", "Snooze", on=asked.last("ana"), pick="in 3 hours")
    assert "13:00" in asked.last("ana").text


@pytest.mark.parametrize("text", ["snooze yesterday", "snooze blub"])
async def test_a_time_that_is_none_or_is_past_snoozes_nothing(asked: World, text: str) -> None:
    before = asked.ask().next_reminder_at
    await asked.type("ana", text)
    assert asked.ask().next_reminder_at == before


async def test_nothing_open_can_not_be_snoozed(world: World) -> None:
    world.found()
    await world.type("ana", "snooze tomorrow")
    assert "Nothing is waiting" in world.last("ana").text


async def test_nobody_snoozes_for_somebody_else(asked: World) -> None:
    answer = await asked.press("lea", "Snooze", on=asked.last("ana"))
    assert answer.card is not None
    assert asked.ask().snoozed_until is None
