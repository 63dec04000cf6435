"""Who may do what (domain.md §1): every command by every role on what everybody and what only a team may see."""

from dataclasses import dataclass
from itertools import product

import pytest

from bot.domain.check_in import counted
from bot.domain.okr import Visibility
from bot.errors import FormErrors
from bot.ports import Event, Place
from tests import make
from tests.make import THURSDAY_10
from tests.world import World, form_of, said

OPEN, SECRET = "GROW-1.1", "GROW-2.1"
ROLES = ["owner", "member", "lead", "lead_above", "admin", "other_lead", "other"]
READ_SECRET = {"owner", "member", "lead", "lead_above", "admin"}
CHECK_IN = {"owner", "lead", "admin"}


def company() -> make.Company:
    teams = [
        make.team("ALL", lead="lead_above"),
        make.team("GROW", lead="lead", parent="ALL", members=["member"]),
        make.team("CARE", lead="other_lead", parent="ALL"),
    ]
    people = [
        make.person("owner"),
        make.person("member", team=None),
        make.person("lead", team=None),
        make.person("lead_above", team=None),
        make.person("admin", team=None, admin=True),
        make.person("other_lead", team="CARE"),
        make.person("other", team="CARE"),
    ]
    results = [make.key_result(OPEN, owner="owner"), make.key_result(SECRET, owner="owner")]
    objectives = [
        make.objective("GROW-1", owner="owner"),
        make.objective("GROW-2", owner="owner", visibility=Visibility.TEAM),
    ]
    return make.company(people=people, teams=teams, key_results=results, objectives=objectives)


@pytest.fixture
async def workspace(world: World) -> World:
    """Everything is at risk by its owner's word."""
    world.found(company())
    await world.until(THURSDAY_10)
    await world.type("owner", "1.1 25 conf 5; 2.1 25 conf 5")
    return world


READING = ["show {key}", "why {key}", "show {objective}", "team GROW", "at-risk", "digest GROW"]


@pytest.mark.parametrize("role", ROLES)
async def test_who_may_read_what(workspace: World, role: str) -> None:
    for command, key in product(READING, [OPEN, SECRET]):
        shown = said(await workspace.say(role, command.format(key=key, objective=key.rpartition(".")[0])))
        allowed = key == OPEN or role in READ_SECRET
        assert (key in shown and "I know nothing" not in shown) is allowed, (command, shown)
    mine = said(await workspace.say(role, "mine"))
    assert (OPEN in mine and SECRET in mine) is (role == "owner")


@pytest.mark.parametrize("role", ROLES)
async def test_who_may_check_in_judged_when_the_form_is_opened_and_when_it_is_sent(workspace: World, role: str) -> None:
    for key in (OPEN, SECRET):
        opened = await workspace.say(role, f"check-in {key}")
        form = form_of(await workspace.say("owner", f"check-in {key}"))
        before = stored(workspace, key)
        if role in CHECK_IN:
            assert opened.show == "form"
            await workspace.send(role, form, {f"value:{key}": "26"})
            assert stored(workspace, key) == before + 1
            continue
        hidden = key == SECRET and role not in READ_SECRET
        assert ("I know nothing" if hidden else "belongs to Owner") in said(opened)
        with pytest.raises(FormErrors):
            await workspace.send(role, form, {f"value:{key}": "26"})
        assert stored(workspace, key) == before


@pytest.mark.parametrize("role", ROLES)
async def test_only_the_author_undoes_and_edits(workspace: World, role: str) -> None:
    echo = workspace.last("owner")
    edit = await workspace.press(role, "Edit", on=echo)
    assert (edit.show == "form") is (role == "owner")
    await workspace.press(role, "Undo", on=echo)
    assert (stored(workspace, OPEN) == 0) is (role == "owner")


async def test_nobody_answers_or_snoozes_an_ask_that_went_to_another(world: World) -> None:
    world.found(company())
    await world.until(THURSDAY_10)
    before = world.ask("owner")
    for role, label in product([role for role in ROLES if role != "owner"], ["No change", "Snooze"]):
        await world.press(role, label, on=world.last("owner"))
        assert world.ask("owner") == before
    assert stored(world, OPEN) == 0


@dataclass(frozen=True)
class Where:
    place: Place
    sees_secret: bool
    text: str = "team GROW share"


@pytest.mark.parametrize(
    "where",
    [
        Where(Place(address="channel:GROW", dm=False), sees_secret=False),
        Where(Place(address="channel:GROW", dm=False), sees_secret=True, text="team GROW"),
        Where(Place(address="dm:lead", dm=True), sees_secret=True),
    ],
)
async def test_what_is_shared_holds_only_what_everybody_may_see(workspace: World, where: Where) -> None:
    answer = await workspace.receive(
        workspace.event("lead", text=where.text, place=where.place, responds=True, trigger=True)
    )
    assert (SECRET in said(answer)) is where.sees_secret
    assert OPEN in said(answer)
    assert (answer.audience == "here") is not where.sees_secret
    if not where.sees_secret:
        assert "1 more key result" in said(answer) or "One more key result" in said(answer)


async def test_the_digest_in_the_channel_holds_only_what_everybody_may_see(workspace: World) -> None:
    await workspace.until(make.DIGEST_TIME)
    for team in ("GROW", "ALL"):
        (digest,) = workspace.channel(team)
        assert SECRET not in digest.text
    assert OPEN in workspace.channel("GROW")[0].text


async def test_a_stranger_is_told_whom_to_ask_and_nothing_else(workspace: World) -> None:
    for text in ("mine", "show GROW-1.1", "25", "undo", "add", "snooze"):
        shown = said(await workspace.say("nobody", text))
        assert "Admin" in shown
        assert OPEN not in shown


async def test_a_stranger_stores_nothing_whatever_they_send(workspace: World) -> None:
    before = stored(workspace, OPEN)
    event = Event(
        id="s1",
        installation=make.INSTALLATION,
        account="nobody",
        place=Place(address="dm:nobody", dm=True),
        command="store_check_in",
        values={f"value:{OPEN}": "39"},
    )
    await workspace.receive(event)
    assert stored(workspace, OPEN) == before
    assert "Admin" in workspace.platform.at("dm:nobody")[0].text


def stored(world: World, key: str) -> int:
    with world.tx() as tx:
        return len(counted(tx.check_ins.histories([key]).get(key, ())))
