"""Answering an ask: by form, by button, by typed text; changing and taking back what was said."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.check_in import CheckIn, CheckInKind, counted
from bot.domain.measures.baseline import Baseline
from bot.domain.measures.yes_no import YesNo
from bot.errors import FormErrors
from bot.ports import Account, Event
from tests import make
from tests.fakes.recording import actions_of
from tests.make import DAY, DIGEST_TIME, FRIDAY_10, HOUR, MINUTE, THURSDAY_10
from tests.world import World, form_of, said

KEY = "GROW-1.1"
TWO = [make.key_result(KEY), make.key_result("GROW-1.2", measure=make.metric(300, 500), unit="teams")]


@pytest.fixture
async def asked(world: World) -> World:
    """Ana has been asked for two key results."""
    world.found(make.company(key_results=TWO))
    await world.until(THURSDAY_10)
    return world


def news(world: World, key: str = KEY) -> list[CheckIn]:
    """What counts of a key result."""
    with world.tx() as tx:
        return list(counted(tx.check_ins.histories([key]).get(key, ())))


def blocked_by(world: World, key: str = KEY) -> str | None:
    with world.tx() as tx:
        found = tx.blockers.open_of([key])
    return found[key].what if key in found else None


def fields(key: str = KEY, **values: str) -> dict[str, str]:
    return {f"{name}:{key}": value for name, value in values.items()}


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


# Undo


async def test_undo_gives_back_entries_reminders_and_blocker_and_edits_the_message(asked: World) -> None:
    ask = asked.last("ana")
    form = await asked.open("ana", "Check in", on=ask)
    both = fields(value="25", blocker="legal") | fields("GROW-1.2", value="410")
    await asked.send("ana", form, both, on=ask)
    assert asked.ask().next_reminder_at is None
    await asked.press("ana", "Undo", on=ask)
    assert news(asked) == news(asked, "GROW-1.2") == []
    assert blocked_by(asked) is None
    assert len(asked.ask().open) == 2
    assert asked.ask().next_reminder_at == FRIDAY_10
    assert "Check in" in {action.label for action in actions_of(ask.card)}


async def test_undo_of_a_typed_answer_says_so_in_its_place(asked: World) -> None:
    await asked.type("ana", "1.1 25")
    echo = asked.last("ana")
    await asked.press("ana", "Undo", on=echo)
    assert "Taken back" in echo.text
    assert asked.kinds("ana") == ["ask", "answer"]


async def test_nobody_but_the_author_can_undo(asked: World) -> None:
    await asked.type("ana", "1.1 25")
    echo = asked.last("ana")
    for other in ("lea", "ada"):
        answer = await asked.press(other, "Undo", on=echo)
        assert "Only the person" in said(answer)
    assert len(news(asked)) == 1


@pytest.mark.parametrize(("after", "possible"), [(24 * HOUR, True), (24 * HOUR + MINUTE, False)])
async def test_undo_is_possible_for_a_day(asked: World, after: timedelta, *, possible: bool) -> None:
    await asked.type("ana", "1.1 25")
    echo = asked.last("ana")
    await asked.until(THURSDAY_10 + after)
    await asked.press("ana", "Undo", on=echo)
    assert (news(asked) == []) is possible


async def test_undo_is_over_with_the_next_check_in_on_one_of_its_key_results(asked: World) -> None:
    await asked.type("ana", "25, 410")
    echo = asked.last("ana")
    await asked.type("ana", "1.2 420")
    answer = await asked.press("ana", "Undo", on=echo)
    assert "newer news on GROW-1.2" in said(answer)
    assert len(news(asked)) == 1
    await asked.press("ana", "Undo", on=asked.dm("ana")[-2])
    assert len(news(asked, "GROW-1.2")) == 1
    await asked.press("ana", "Undo", on=echo)
    assert news(asked) == [], "once the newer news is taken back, the older can be"


async def test_undo_twice_says_that_it_is_done(asked: World) -> None:
    await asked.type("ana", "1.1 25")
    echo = asked.last("ana")
    values = echo.button("Undo").values
    await asked.press("ana", "Undo", on=echo)
    again = await asked.receive(asked.event("ana", command="undo", values=values, source=echo.ref))
    assert "already taken back" in said(again)


async def test_what_was_taken_back_can_be_answered_again(asked: World) -> None:
    await asked.type("ana", "25, 410")
    await asked.press("ana", "Undo", on=asked.last("ana"))
    await asked.type("ana", "26, 420")
    assert [one.value for one in news(asked)] == [26]
    assert asked.ask().open == ()


# Edit and correction


async def test_edit_corrects_and_keeps_the_history(asked: World) -> None:
    ask = asked.last("ana")
    form = await asked.open("ana", "Check in", on=ask)
    both = fields(value="25", confidence="7") | fields("GROW-1.2", value="410")
    await asked.send("ana", form, both, on=ask)
    edit = await asked.open("ana", "Edit", on=ask)
    assert {one.name: one.prefill for one in edit.inputs}["value:GROW-1.1"] == "25 points"
    await asked.send("ana", edit, fields(value="26"), on=ask)
    (stored,) = news(asked)
    assert stored.value == 26
    assert stored.confidence == 7
    assert stored.kind is CheckInKind.CORRECTION
    with asked.tx() as tx:
        assert len(tx.check_ins.histories([KEY])[KEY]) == 2
    assert "26" in ask.text
    assert asked.kinds("ana") == ["ask"]


async def test_edits_can_be_chained_and_each_undone(asked: World) -> None:
    await asked.type("ana", "1.1 25")
    echo = asked.last("ana")
    for value in ("26", "27"):
        edit = await asked.open("ana", "Edit", on=echo)
        await asked.send("ana", edit, fields(value=value), on=echo)
        assert value in echo.text
    assert [one.value for one in news(asked)] == [27]
    await asked.press("ana", "Undo", on=echo)
    assert [one.value for one in news(asked)] == [26]
    assert asked.kinds("ana") == ["ask", "answer"]


async def test_a_correction_is_judged_by_what_stood_before_the_mistake(asked: World) -> None:
    await asked.type("ana", "1.1 0.3")
    echo = asked.last("ana")
    assert [one.value for one in news(asked)] == [Decimal("0.3")]
    edit = await asked.open("ana", "Edit", on=echo)
    await asked.send("ana", edit, fields(value="30"), on=echo)
    assert [one.value for one in news(asked)] == [30]


async def test_a_blocker_taken_out_by_an_edit_is_gone_and_back_with_its_undo(asked: World) -> None:
    await asked.type("ana", "1.1 25 blocked by legal")
    echo = asked.last("ana")
    edit = await asked.open("ana", "Edit", on=echo)
    await asked.send("ana", edit, fields(blocker=""), on=echo)
    assert blocked_by(asked) is None
    await asked.press("ana", "Undo", on=echo)
    assert blocked_by(asked) == "legal"


async def test_a_typed_correction_keeps_what_it_does_not_mention(asked: World) -> None:
    await asked.type("ana", "1.1 25, conf 8, blocked by legal")
    await asked.type("ana", "sorry, I mean 1.1 26 not 25")
    (stored,) = news(asked)
    assert stored.value == 26
    assert stored.confidence == 8
    assert stored.blocker == "legal"
    assert stored.kind is CheckInKind.CORRECTION
    assert blocked_by(asked) == "legal"


async def test_nobody_but_the_author_edits_an_answer(asked: World) -> None:
    await asked.type("ana", "1.1 25")
    answer = await asked.press("lea", "Edit", on=asked.last("ana"))
    assert answer.show == "reply"
    assert "Only the person" in said(answer)


async def test_answers_at_one_instant_count_in_the_order_in_which_they_came(asked: World) -> None:
    for number in range(12):
        await asked.type("ana", f"1.1 {20 + number}")
    assert [one.value for one in news(asked)] == [20 + number for number in range(12)]
    echo = asked.last("ana")
    await asked.press("ana", "Undo", on=echo)
    assert news(asked)[-1].value == 30


# Blockers


async def test_a_blocker_is_opened_kept_replaced_and_resolved_by_check_ins(asked: World) -> None:
    await asked.type("ana", "1.1 25 blocked by legal")
    with asked.tx() as tx:
        since = tx.blockers.open_of([KEY])[KEY].opened_at
    await asked.until(THURSDAY_10 + HOUR)
    await asked.type("ana", "1.1 26 still blocked")
    with asked.tx() as tx:
        assert tx.blockers.open_of([KEY])[KEY].opened_at == since
    await asked.type("ana", "1.1 27 blocked by finance")
    assert blocked_by(asked) == "finance"
    await asked.press("ana", "Undo", on=asked.last("ana"))
    assert blocked_by(asked) == "legal"
    form = form_of(await asked.say("ana", f"check-in {KEY}"))
    await asked.send("ana", form, fields(blocker="none"))
    assert blocked_by(asked) is None
    await asked.press("ana", "Undo", on=asked.last("ana"))
    assert blocked_by(asked) == "legal"


# On behalf


@pytest.mark.parametrize("who", ["lea", "ada"])
async def test_a_lead_and_an_admin_check_in_on_behalf(asked: World, who: str) -> None:
    form = form_of(await asked.say(who, f"check-in {KEY}"))
    await asked.send(who, form, fields(value="25"))
    assert [one.author for one in news(asked)] == [who]
    assert [one.key_result for one in asked.ask().open] == ["GROW-1.2"]
    assert "25" in asked.dm("ana")[0].text


async def test_they_can_also_type_it_with_the_full_key(asked: World) -> None:
    await asked.type("lea", f"{KEY} 25")
    assert [one.author for one in news(asked)] == ["lea"]
    assert [one.value for one in news(asked)] == [25]


async def test_someone_elses_key_result_is_refused_with_the_owners_name(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2", owner="bob")]))
    await world.until(THURSDAY_10)
    refusal = "GROW-1.1 belongs to Ana"
    assert refusal in said(await world.say("bob", f"check-in {KEY}"))
    await world.type("bob", f"{KEY} 25")
    assert refusal in world.last("bob").text
    await world.type("bob", f"GROW-1.2 26, {KEY} 25")
    assert refusal in world.last("bob").text
    assert news(world) == []
    assert [one.value for one in news(world, "GROW-1.2")] == [26]


async def test_a_forged_form_for_someone_elses_key_result_stores_nothing(asked: World) -> None:
    event = Event(
        id="forged",
        installation=make.INSTALLATION,
        account="zoe",
        place=asked.event("ana").place,
        command="store_check_in",
        values={f"value:{KEY}": "25", "value:GROW-9.9": "1"},
    )
    with asked.tx() as tx:
        tx.people.put([make.person("zoe")])
        tx.people.put_account(Account(installation=make.INSTALLATION, user="zoe", person="zoe", address="dm:zoe"))
    with pytest.raises(FormErrors) as errors:
        await asked.receive(event)
    assert "belongs to Ana" in str(errors.value.fields)
    assert news(asked) == []
