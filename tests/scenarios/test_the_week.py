"""One week of a team, from Thursday's asks to Monday's digest (issue 2, Shows)."""

from datetime import timedelta

from bot.domain.check_in import counted
from bot.domain.measures import Measure
from bot.domain.measures.guardrail import Guardrail
from bot.domain.okr import KeyResult
from tests import make
from tests.make import DIGEST_TIME, FRIDAY_10, FRIDAY_16, HOUR, MINUTE, THURSDAY_10
from tests.world import World

NINE_HOURS = timedelta(hours=9)
OWNERS = {
    "GROW-1.1": "ana",
    "GROW-1.2": "ana",
    "GROW-2.1": "ana",
    "GROW-2.2": "ben",
    "GROW-2.3": "cho",
    "GROW-2.4": "ken",
}


def key_results() -> list[KeyResult]:
    measures: dict[str, Measure] = {
        "GROW-1.2": make.metric(300, 500),
        "GROW-2.1": Guardrail(bound="at_least", limit=make.metric(90, 91).start),
    }
    return [make.key_result(key, owner=owner, measure=measures.get(key)) for key, owner in OWNERS.items()]


def company() -> make.Company:
    people = [make.person(each) for each in ("ana", "ben", "cho", "lea")] + [make.person("ken", zone="Asia/Tokyo")]
    objectives = [make.objective("GROW-1"), make.objective("GROW-2")]
    return make.company(people=people, key_results=key_results(), objectives=objectives)


async def test_the_week(each_world: World) -> None:
    world = each_world
    world.found(company())

    # Ken's Thursday begins nine hours before everybody else's.
    await world.until(THURSDAY_10 - NINE_HOURS)
    assert world.platform.sent() == ["ask:ken:2026-W46"]
    await world.type("ken", "33")

    # Thursday 10:00: one message each. Ana has three key results.
    await world.until(THURSDAY_10)
    assert sorted(world.platform.sent()[2:]) == [f"ask:{each}:2026-W46" for each in ("ana", "ben", "cho")]
    ask = world.last("ana")
    assert all(key in ask.text for key in ("GROW-1.1", "GROW-1.2", "GROW-2.1"))

    # Ana answers two by form and one by text, which she takes back and gives again on Friday.
    form = await world.open("ana", "Check in", on=ask)
    typed = {"value:GROW-1.1": "29", "confidence:GROW-1.1": "6", "blocker:GROW-1.1": "legal", "value:GROW-1.2": "424"}
    await world.send("ana", form, typed, on=ask)
    await world.type("ana", "2.1 89 at risk")
    echo = world.last("ana")
    assert "89" in echo.text
    await world.press("ana", "Undo", on=echo)
    assert [one.key_result for one in world.ask().open] == ["GROW-2.1"]

    # Ben would rather be asked on Friday at noon; Cho says nothing.
    await world.press("ben", "Snooze", on=world.last("ben"), pick="tomorrow 12:00")

    await world.until(FRIDAY_10)
    assert world.kinds("cho") == ["ask", "reminder"]
    assert world.kinds("ben") == ["ask"]
    assert world.last("ana").key == "reminder:ana:2026-W46:1"
    assert "GROW-1.1" not in world.last("ana").text
    await world.type("ana", "KR3 95")
    await world.until(FRIDAY_10 + 2 * HOUR)
    assert world.kinds("ben") == ["ask", "reminder"]
    await world.press("ben", "No change", on=world.last("ben"))

    await world.until(FRIDAY_16)
    assert world.kinds("cho") == ["ask", "reminder", "reminder"]
    assert world.kinds("ana") == ["ask", "answer", "reminder", "answer"]

    # Monday, two hours before the meeting: the channel sees all of it.
    await world.until(DIGEST_TIME - MINUTE)
    assert world.channel() == []
    await world.until(DIGEST_TIME + HOUR)
    (digest,) = world.channel()
    assert "Grow · week 7 of 13" in digest.text
    lines = digest.text.splitlines()
    silent = next(line for line in lines if "Not heard from" in line)
    assert [key for key in OWNERS if key in silent] == ["GROW-2.3"]
    assert any("GROW-1.1" in line and "legal" in line for line in lines)
    assert stored(world) == {
        "GROW-1.1": ["29"],
        "GROW-1.2": ["424"],
        "GROW-2.1": ["95"],
        "GROW-2.2": ["no change"],
        "GROW-2.3": [],
        "GROW-2.4": ["33"],
    }
    assert len(world.platform.sent()) == len(set(world.platform.sent())), "nothing came twice"

    # The next week begins anew: what stood blocked still does, and there is a last time to compare with.
    await world.until(THURSDAY_10 + timedelta(weeks=1))
    await world.type("ana", "1.1 31 conf 8, no longer blocked")
    await world.until(DIGEST_TIME + timedelta(weeks=1))
    second = world.channel()[1].text
    assert "29" in second
    assert "31" in second
    assert "legal" not in second


def stored(world: World) -> dict[str, list[str]]:
    with world.tx() as tx:
        histories = tx.check_ins.histories(list(OWNERS))
    return {
        key: ["no change" if one.unchanged else str(one.value) for one in counted(histories.get(key, ()))]
        for key in OWNERS
    }
