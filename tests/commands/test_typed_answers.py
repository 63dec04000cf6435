"""Answering in one's own words, and what is asked back."""

from datetime import date, timedelta

import pytest

from bot.domain.measures.yes_no import YesNo
from bot.errors import FormErrors
from tests import make
from tests.commands.answers import KEY, blocked_by, fields, news
from tests.fakes.recording import actions_of
from tests.make import DAY, DIGEST_TIME, THURSDAY_10
from tests.world import World

# Typed


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("1.1 25", (25, None), None),
        ("KR2 400 conf 6", None, (400, 6)),
        ("25, 410", (25, None), (410, None)),
        ("GROW-1.2 400", None, (400, None)),
        ("1. 25, confidence 7; 2. 410", (25, 7), (410, None)),
    ],
)
async def test_plain_forms_of_typed_answers(
    asked: World, text: str, first: tuple[int, int | None] | None, second: tuple[int, int | None] | None
) -> None:
    await asked.type("ana", text)
    for key, expected in ((KEY, first), ("GROW-1.2", second)):
        stored = [pair for one in news(asked, key) for pair in (one.value, one.confidence)]
        assert stored == list(expected or [])
    assert asked.kinds("ana") == ["ask", "answer"]


async def test_a_typed_answer_says_what_it_stored_with_edit_and_undo(asked: World) -> None:
    await asked.type("ana", "KR2 410 conf 6 blocked by legal")
    echo = asked.last("ana")
    assert "410" in echo.text
    assert "legal" in echo.text
    assert {action.label for action in actions_of(echo.card)} == {"Edit", "Undo"}
    assert blocked_by(asked, "GROW-1.2") == "legal"
    assert "410" in asked.dm("ana")[0].text


async def test_a_text_is_an_answer_unless_it_is_exactly_a_command(world: World) -> None:
    digest = make.key_result(KEY, title="Digest shipped to customers")
    world.found(make.company(key_results=[digest]))
    await world.until(THURSDAY_10)
    await world.type("ana", "digest shipped, 25")
    assert [one.value for one in news(world)] == [25]
    await world.type("ana", "digest")
    assert len(news(world)) == 1
    await world.type("ana", "check in")
    assert world.last("ana").card.form is not None


async def test_at_risk_said_of_ones_only_key_result_is_an_answer(world: World) -> None:
    world.found()
    await world.until(THURSDAY_10)
    await world.type("ana", "at risk")
    assert [one.word for one in news(world)] == ["at_risk"]
    await world.type("ana", "at-risk")
    assert len(news(world)) == 1


async def test_chatter_is_not_answered(asked: World) -> None:
    await asked.type("ana", "thanks!")
    assert asked.kinds("ana") == ["ask"]


async def test_without_key_results_there_is_nothing_to_store(world: World) -> None:
    world.found()
    await world.type("lea", "25")
    assert "no active key results" in world.last("lea").text


async def test_a_typed_answer_that_is_redelivered_has_one_effect_and_one_echo(asked: World) -> None:
    event = asked.event("ana", text="1.1 25")
    await asked.receive(event)
    await asked.receive(event)
    assert len(news(asked)) == 1
    assert asked.kinds("ana") == ["ask", "answer"]


async def test_an_answer_in_the_thread_of_an_earlier_ask_is_about_that_ask(world: World) -> None:
    results = [make.key_result(KEY), make.key_result("GROW-1.2")]
    world.found(make.company(key_results=results))
    await world.until(THURSDAY_10)
    old = world.last("ana")
    await world.until(THURSDAY_10 + timedelta(days=5))
    await world.type("ana", "1.2 25")
    await world.until(THURSDAY_10 + timedelta(weeks=1))
    assert [one.key_result for one in world.ask(week="2026-W47").entries] == [KEY]
    await world.type("ana", "2. 26", thread=old.ref)
    assert [one.value for one in news(world, "GROW-1.2")] == [25, 26]


async def test_skipped_entries_are_not_brought_to_mind(asked: World) -> None:
    await asked.type("ana", "skip")
    await asked.until(DIGEST_TIME)
    assert "reminder" not in asked.kinds("ana")
    assert news(asked) == []


# Asked back


async def test_implausible_values_are_asked_back_with_nothing_stored(world: World) -> None:
    share = make.key_result(KEY, unit="%")
    world.found(make.company(key_results=[share]))
    await world.until(THURSDAY_10)
    await world.type("ana", "25")
    for text in ("250", "120 %", "0.25", "twelve or so"):
        await world.type("ana", text)
    assert [one.value for one in news(world)] == [25]


@pytest.mark.parametrize(
    ("unit", "last", "typed", "accepted"),
    [
        ("%", "25", "100", True),
        ("%", "25", "101", False),
        ("", "25", "2500", False),
        ("", "25", "2499", True),
        ("", "25", "0.25", False),
        ("", "25", "0.26", True),
        ("", "25", "0", True),
        ("", "25", "-25", True),
        ("$", "25", "26 €", False),
    ],
)
async def test_what_a_form_takes_and_what_it_asks_back(
    world: World, unit: str, last: str, typed: str, *, accepted: bool
) -> None:
    world.found(make.company(key_results=[make.key_result(KEY, unit=unit)]))
    with world.tx() as tx:
        tx.check_ins.add([make.check_in(KEY, last, at=THURSDAY_10 - 7 * DAY)])
    await world.until(THURSDAY_10)
    form = await world.open("ana", "Check in", on=world.last("ana"))
    if accepted:
        await world.send("ana", form, fields(value=typed))
    else:
        with pytest.raises(FormErrors):
            await world.send("ana", form, fields(value=typed))
    assert len(news(world)) == 1 + accepted


async def test_done_or_not_takes_nothing_else(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(KEY, measure=YesNo(due=date(2026, 12, 1)), unit="")]))
    await world.until(THURSDAY_10)
    form = await world.open("ana", "Check in", on=world.last("ana"))
    with pytest.raises(FormErrors):
        await world.send("ana", form, fields(value="half"))
    await world.send("ana", form, fields(value="done"))
    assert [one.value for one in news(world)] == [1]


async def test_the_buttons_of_a_question_count_once_together(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(KEY, unit="%")]))
    await world.until(THURSDAY_10)
    await world.type("ana", "0.55")
    question = world.last("ana")
    labels = [action.label for action in actions_of(question.card) if action.command == "choose"]
    assert len(labels) >= 2
    first, second = (question.button(label) for label in labels[:2])
    for number, action in enumerate((first, second, first)):
        values, source = action.values, question.ref
        await world.receive(
            world.event("ana", command=action.command, values=values, source=source, trigger=bool(number))
        )
    assert len(news(world)) == 1
    assert "stored" in question.text.lower()
