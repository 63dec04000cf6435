"""The door: whoever knocks, whatever they bring, however often."""

import logging
from dataclasses import replace

import pytest

from bot import commands
from bot.errors import FormErrors
from bot.ports import Event, Place, Throttled, Unreachable
from tests import make
from tests.make import THURSDAY_10
from tests.statements import recorded
from tests.world import World, form_of, said


@pytest.fixture
async def asked(world: World) -> World:
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2")]))
    await world.until(THURSDAY_10)
    return world


async def test_an_installation_nobody_knows_is_ignored(asked: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        answer = await asked.receive(replace(asked.event("ana", text="mine"), installation="fake:other"))
    assert answer.show == "nothing"
    assert "an event from an unknown installation was ignored" in caplog.messages


async def test_what_is_typed_in_private_is_answered_by_a_message(asked: World) -> None:
    await asked.type("ana", "mine")
    assert "GROW-1.1" in asked.last("ana").text


async def test_what_the_transport_can_carry_is_in_the_answer_alone(asked: World) -> None:
    answer = await asked.say("ana", "mine")
    assert "GROW-1.1" in said(answer)
    assert asked.kinds("ana") == ["ask"]


async def test_an_unknown_command_is_met_with_the_nearest(asked: World) -> None:
    assert "`mine`" in said(await asked.say("ana", "mien")) or "mine" in said(await asked.say("ana", "mien"))
    assert "help" in said(await asked.say("ana", "xyzzy"))


async def test_a_mention_that_is_no_command_is_no_answer(asked: World) -> None:
    place = Place(address="channel:GROW", dm=False)
    await asked.receive(asked.event("ana", text="1.1 25", place=place))
    assert len(asked.ask().open) == 2
    assert "don't know" in asked.last("ana").text


async def test_a_bare_slash_command_is_help(asked: World) -> None:
    shown = said(await asked.say("ana", ""))
    for command in commands.listed():
        assert commands.usage(command) in shown


async def test_a_button_of_an_older_version_says_so(asked: World) -> None:
    answer = await asked.receive(asked.event("ana", command="no_longer_there"))
    assert "older version" in said(answer)


@pytest.mark.parametrize("text", ["1.1 25", "mine", "show NO-1.1"])
async def test_a_redelivered_event_is_answered_once(asked: World, text: str) -> None:
    event = asked.event("ana", text=text)
    await asked.receive(event)
    again = await asked.receive(event)
    assert again.show == "nothing"
    assert asked.kinds("ana") == ["ask", "answer"]


@pytest.mark.parametrize("fault", [Unreachable("refused"), Throttled(1)])
async def test_an_answer_that_cannot_be_sent_at_once_is_not_lost(asked: World, fault: Exception) -> None:
    asked.platform.faults.append(fault)  # type: ignore[arg-type]
    await asked.type("ana", "mine")
    assert asked.kinds("ana") == ["ask"]
    asked.ahead += make.HOUR
    await asked.tick()
    assert asked.kinds("ana") == ["ask", "answer"]


async def test_what_breaks_stores_nothing_and_gives_a_reference_that_stands_in_the_log(
    asked: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object, **__: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.commands.no_change.echo", breaks)
    with caplog.at_level(logging.ERROR):
        answer = await asked.press("ana", "No change", on=asked.last("ana"))
    reference = next(record.reference for record in caplog.records if hasattr(record, "reference"))
    assert reference in said(answer)
    assert len(asked.ask().open) == 2


async def test_a_form_that_breaks_keeps_what_was_typed(asked: World, monkeypatch: pytest.MonkeyPatch) -> None:
    form = await asked.open("ana", "Check in", on=asked.last("ana"))
    with monkeypatch.context() as broken:
        broken.setattr("bot.commands.store_check_in.echo", lambda *_, **__: 1 / 0)
        with pytest.raises(FormErrors) as errors:
            await asked.send("ana", form, {"value:GROW-1.1": "25"})
    assert "reference" in str(errors.value.fields)
    await asked.send("ana", form, {"value:GROW-1.1": "25"})
    assert len(asked.ask().open) == 1


async def test_a_form_typed_for_where_none_can_be_opened_is_a_message_with_it(asked: World) -> None:
    await asked.type("ana", "check-in")
    assert asked.last("ana").card.form is not None


async def test_whoever_writes_can_be_reached_there(asked: World) -> None:
    with asked.tx() as tx:
        (account,) = tx.people.accounts(["ana"])["ana"]
        tx.people.put_account(replace(account, address=None, reachable=False))
    await asked.type("ana", "mine")
    with asked.tx() as tx:
        assert tx.people.accounts(["ana"])["ana"][0].address == "dm:ana"
        assert tx.people.accounts(["ana"])["ana"][0].reachable


async def test_anyone_becomes_a_person_only_where_everyone_may(world: World) -> None:
    world.found()
    met = Event(
        id="meet",
        installation=make.INSTALLATION,
        account="new",
        place=Place(address="", dm=False),
        command="_meet",
        values={"user": "new", "name": "Nia", "email": "nia@acme.example", "zone": "Asia/Tokyo", "address": "dm:new"},
    )
    await world.receive(met)
    assert "don't know you" in said(await world.say("new", "mine"))
    world.enrol_anyone = True
    world.restart()
    await world.receive(replace(met, id="meet again"))
    assert "no active key results" in said(await world.say("new", "mine"))


async def test_after_the_bot_was_removed_and_added_again_people_are_reached_again(asked: World) -> None:
    gone = Event(
        id="gone", installation=make.INSTALLATION, account="", place=Place(address="", dm=False), command="_app_removed"
    )
    await asked.receive(gone)
    await asked.until(make.FRIDAY_10)
    assert asked.kinds("ana") == ["ask"]
    back = {"user": "ana", "address": "dm:ana"}
    await asked.receive(replace(gone, id="back", account="ana", command="_meet", values=back))
    await asked.until(make.FRIDAY_16)
    assert "reminder" in asked.kinds("ana")


# The budget of statements


def form_values(keys: list[str]) -> dict[str, str]:
    return {
        f"{field}:{key}": value
        for key in keys
        for field, value in (("value", "25"), ("confidence", "7"), ("blocker", "legal"), ("note", "as planned"))
    }


async def budget(world: World, count: int) -> tuple[int, int]:
    """Statements for a form, and for *No change*, on an ask of so many key results, with everything said."""
    keys = [f"GROW-1.{number}" for number in range(1, count + 1)]
    world.found(make.company(key_results=[make.key_result(key) for key in keys]))
    await world.until(THURSDAY_10)
    ask = world.last("ana")
    form = await world.open("ana", "Check in", on=ask)
    event = world.sent("ana", form, form_values(keys), on=ask)
    with recorded(world.store) as statements:
        await world.app.receive(event, now=world.now)
    await world.until(THURSDAY_10 + 7 * make.DAY)
    ask = world.last("ana")
    unchanged = world.event("ana", command="no_change", values=ask.button("No change").values, source=ask.ref)
    with recorded(world.store) as pressed:
        await world.app.receive(unchanged, now=world.now)
    assert world.ask(week="2026-W47").open == ()
    return len(statements), len(pressed)


async def test_a_form_or_a_press_costs_twelve_statements_and_two_more_for_each_further_key_result(
    each_world: World, new_world: object
) -> None:
    one = await budget(each_world, 1)
    assert max(one) <= 12


async def test_ten_key_results_cost_no_more_than_one(world: World) -> None:
    assert max(await budget(world, 10)) <= 12


async def test_the_last_of_pages_is_one_answer(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(f"GROW-1.{number}") for number in range(1, 12)]))
    page = form_of(await world.say("ana", "check-in"))
    assert page.submit != form_of(await world.send("ana", page, {"value:GROW-1.1": "25"})).submit
