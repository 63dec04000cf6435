"""Answering an ask by form and by button."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.measures.baseline import Baseline
from bot.errors import FormErrors
from tests import make
from tests.commands.answers import fields, news
from tests.make import THURSDAY_10
from tests.world import World, form_of, said

# By form


async def test_a_form_stores_what_was_filled_in_and_closes_its_entries(asked: World) -> None:
    ask = asked.last("ana")
    form = await asked.open("ana", "Check in", on=ask)
    typed = fields(value="25", confidence="7/10", blocker="legal", note="Slow\nbut steady")
    await asked.send("ana", form, typed, on=ask)
    (stored,) = news(asked)
    assert stored.value == 25
    assert stored.confidence == 7
    assert (stored.blocked, stored.blocker) == (True, "legal")
    assert stored.note == "Slow\nbut steady"
    assert [one.key_result for one in asked.ask().open] == ["GROW-1.2"]
    assert news(asked, "GROW-1.2") == []
    assert "25" in ask.text
    assert asked.kinds("ana") == ["ask"], "the ask itself is the echo"


async def test_one_bad_field_stores_nothing_and_says_so_beside_it(asked: World) -> None:
    form = await asked.open("ana", "Check in", on=asked.last("ana"))
    with pytest.raises(FormErrors) as errors:
        await asked.send("ana", form, fields(value="twelve-ish", confidence="11") | fields("GROW-1.2", value="400"))
    assert set(errors.value.fields) == {"value:GROW-1.1", "confidence:GROW-1.1"}
    assert news(asked, "GROW-1.2") == []
    await asked.send("ana", form, fields(value="25") | fields("GROW-1.2", value="400"))
    assert len(news(asked)) == len(news(asked, "GROW-1.2")) == 1


async def test_an_empty_form_is_asked_back(asked: World) -> None:
    form = await asked.open("ana", "Check in", on=asked.last("ana"))
    with pytest.raises(FormErrors):
        await asked.send("ana", form, {})


async def test_same_in_a_form_is_no_change(asked: World) -> None:
    form = await asked.open("ana", "Check in", on=asked.last("ana"))
    await asked.send("ana", form, fields(value="same"))
    assert news(asked)[0].unchanged


async def test_a_form_sent_twice_stores_once_and_says_so(asked: World) -> None:
    form = await asked.open("ana", "Check in", on=asked.last("ana"))
    await asked.send("ana", form, fields(value="25"))
    again = asked.sent("ana", form, fields(value="26"))
    await asked.receive(again)
    assert [one.value for one in news(asked)] == [25]
    assert "sent before" in asked.last("ana").text
    await asked.receive(again)
    assert asked.kinds("ana") == ["ask", "answer"], "the redelivery of an event is not answered again"


async def test_a_redelivered_form_stores_and_says_nothing_again(asked: World) -> None:
    form = await asked.open("ana", "Check in", on=asked.last("ana"))
    event = asked.sent("ana", form, fields(value="25"))
    await asked.receive(event)
    answer = await asked.receive(event)
    assert answer.show == "nothing"
    assert len(news(asked)) == 1
    assert asked.kinds("ana") == ["ask"]


async def test_a_form_of_an_earlier_ask_is_news_of_now_and_closes_every_open_ask(asked: World) -> None:
    old = asked.last("ana")
    form = await asked.open("ana", "Check in", on=old)
    await asked.until(THURSDAY_10 + timedelta(weeks=1, hours=1))
    await asked.send("ana", form, fields(value="25"), on=old)
    assert news(asked)[0].at == asked.now
    for week in (make.WEEK, "2026-W47"):
        assert [one.key_result for one in asked.ask(week=week).open] == ["GROW-1.2"]
    assert "week 46" in asked.last("ana").text


async def test_over_ten_key_results_come_in_pages_each_stored_when_sent(world: World) -> None:
    many = [make.key_result(f"GROW-1.{number}") for number in range(1, 24)]
    world.found(make.company(key_results=many))
    await world.until(THURSDAY_10)
    ask = world.last("ana")
    page = await world.open("ana", "Check in", on=ask)
    assert len(page.inputs) == 10 * 4
    page = form_of(await world.send("ana", page, fields("GROW-1.3", value="25"), on=ask))
    assert len(news(world, "GROW-1.3")) == 1
    assert page.inputs[0].name == "value:GROW-1.11"
    page = form_of(await world.send("ana", page, {}, on=ask))
    assert [one.name for one in page.inputs if one.name.startswith("value")] == [
        f"value:GROW-1.{number}" for number in (21, 22, 23)
    ]
    await world.send("ana", page, fields("GROW-1.21", value="25"), on=ask)
    assert len(world.ask().open) == 21
    assert news(world, "GROW-1.3")[0].answer == news(world, "GROW-1.21")[0].answer


async def test_a_page_sent_twice_stores_once(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(f"GROW-1.{number}") for number in range(1, 12)]))
    await world.until(THURSDAY_10)
    page = await world.open("ana", "Check in", on=world.last("ana"))
    await world.send("ana", page, fields("GROW-1.3", value="25"))
    again = await world.send("ana", page, fields("GROW-1.3", value="26"))
    assert "sent before" in said(again)
    assert len(news(world, "GROW-1.3")) == 1


async def test_pages_all_left_empty_are_asked_back_on_the_last(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(f"GROW-1.{number}") for number in range(1, 12)]))
    page = form_of(await world.say("ana", "check-in"))
    page = form_of(await world.send("ana", page, {}))
    with pytest.raises(FormErrors):
        await world.send("ana", page, {})


async def test_a_form_of_ones_own_key_results_has_a_message_of_its_own_as_echo(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(f"GROW-1.{number}") for number in range(1, 12)]))
    page = form_of(await world.say("ana", "check-in"))
    page = form_of(await world.send("ana", page, fields("GROW-1.3", value="25")))
    await world.send("ana", page, fields("GROW-1.11", value="26"))
    echo = world.last("ana")
    assert "GROW-1.3" in echo.text
    assert "GROW-1.11" in echo.text
    await world.press("ana", "Undo", on=echo)
    assert news(world, "GROW-1.3") == news(world, "GROW-1.11") == []


# No change


async def test_no_change_keeps_values_and_counts_as_news(asked: World) -> None:
    await asked.press("ana", "No change", on=asked.last("ana"))
    assert [one.unchanged for one in news(asked) + news(asked, "GROW-1.2")] == [True, True]
    assert asked.ask().open == ()


async def test_a_first_no_change_without_a_start_is_asked_back_and_the_rest_stored(world: World) -> None:
    results = [make.key_result(), make.key_result("GROW-1.2", measure=Baseline())]
    world.found(make.company(key_results=results))
    await world.until(THURSDAY_10)
    await world.press("ana", "No change", on=world.last("ana"))
    assert news(world)[0].unchanged
    assert news(world, "GROW-1.2") == []
    assert "GROW-1.2 has no value yet" in world.last("ana").text
    assert [one.key_result for one in world.ask().open] == ["GROW-1.2"]


async def test_the_same_typed(world: World) -> None:
    results = [make.key_result(), make.key_result("GROW-1.2", measure=Baseline())]
    world.found(make.company(key_results=results))
    await world.until(THURSDAY_10)
    await world.type("ana", "no change")
    assert news(world)[0].unchanged
    assert news(world, "GROW-1.2") == []
    assert "GROW-1.2 has no value yet" in world.last("ana").text


async def test_in_a_form_it_is_said_beside_the_field(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2", measure=Baseline())]))
    await world.until(THURSDAY_10)
    form = await world.open("ana", "Check in", on=world.last("ana"))
    with pytest.raises(FormErrors) as errors:
        await world.send("ana", form, fields(value="25") | fields("GROW-1.2", value="same"))
    assert set(errors.value.fields) == {"value:GROW-1.2"}
    assert news(world) == []


async def test_two_clicks_on_no_change_store_once(asked: World) -> None:
    ask = asked.last("ana")
    event = asked.event("ana", command="no_change", values=ask.button("No change").values, source=ask.ref)
    await asked.receive(event)
    await asked.receive(event)
    await asked.receive(replace(event, id="another click"))
    assert len(news(asked)) == 1
