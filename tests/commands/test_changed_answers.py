"""Taking back and changing what was said; what blocks a key result; answering for somebody."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.check_in import CheckInKind
from bot.errors import FormErrors
from bot.ports import Account, Event
from tests import make
from tests.commands.answers import KEY, blocked_by, fields, news
from tests.fakes.recording import actions_of
from tests.make import FRIDAY_10, HOUR, MINUTE, THURSDAY_10
from tests.world import World, form_of, said

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
