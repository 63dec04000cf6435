"""People are found by their e-mail addresses, so that they can be written to before they have ever written."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.enrolment import Enrolment
from bot.ports import Contact, Throttled
from tests import make
from tests.fakes.recording import Recording
from tests.make import FRIDAY_10, HOUR, THURSDAY_10
from tests.world import World

EMAIL = "ana@acme.example"
FOUND = Contact(installation=make.INSTALLATION, user="U1", address="dm:ana", email=EMAIL, zone="Asia/Tokyo")


@pytest.fixture
def unknown(world: World) -> World:
    """Ana has an e-mail address, and no account anywhere."""
    world.found(make.company(people=[make.person("lea")], key_results=[make.key_result(owner="lea")]))
    with world.tx() as tx:
        tx.people.put([make.person("ana", email=EMAIL)])
        tx.okrs.put_key_results([make.key_result(owner="ana")])
    world.plan()
    return world


def enrolment(world: World) -> Enrolment:
    return Enrolment(store=world.store, platforms={"fake": world.platform}, installations={make.INSTALLATION: "acme"})


async def look(world: World, looking: Enrolment, later: timedelta = timedelta(0)) -> int:
    return await looking.enrol(now=world.now, machine_now=world.machine_clock() + later)


async def test_whoever_is_found_is_asked_where_and_when_they_are(unknown: World) -> None:
    unknown.platform.contacts = {EMAIL: FOUND}
    assert await look(unknown, enrolment(unknown)) == 1
    await unknown.until(THURSDAY_10 - 9 * HOUR)
    assert unknown.kinds("ana") == ["ask"]


async def test_whoever_is_not_found_is_looked_for_again_after_an_hour(unknown: World) -> None:
    looking = enrolment(unknown)
    assert await look(unknown, looking) == 0
    unknown.platform.contacts = {EMAIL: FOUND}
    assert await look(unknown, looking) == 0
    assert await look(unknown, looking, HOUR) == 1
    assert await look(unknown, looking, 2 * HOUR) == 0, "nobody is missing any more"


async def test_a_platform_that_wants_a_pause_gets_it(unknown: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def throttled(_: Recording, installation: str, email: str) -> Contact | None:
        raise Throttled(30)

    looking = enrolment(unknown)
    with monkeypatch.context() as busy:
        busy.setattr(Recording, "find", throttled)
        assert await look(unknown, looking) == 0
    unknown.platform.contacts = {EMAIL: FOUND}
    assert await look(unknown, looking) == 1


async def test_whoever_could_no_longer_be_reached_is_looked_for_again(unknown: World) -> None:
    unknown.platform.contacts = {EMAIL: FOUND}
    await look(unknown, enrolment(unknown))
    with unknown.tx() as tx:
        (account,) = tx.people.accounts(["ana"])["ana"]
        tx.people.put_account(replace(account, reachable=False))
    assert await look(unknown, enrolment(unknown)) == 1
    await unknown.until(FRIDAY_10)
    assert "ask" in unknown.kinds("ana")
