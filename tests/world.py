"""A whole okrbot with a real database, a recording platform and clocks that a test moves."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.app import App
from bot.card import Form
from bot.delivery import Delivery, Timing
from bot.domain.people import PersonId
from bot.domain.rules import Rules
from bot.messages import Kind, kinds
from bot.ports import Answer, Ask, Event, MessageRef, Place, Transaction
from bot.schedule import tick_all
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests
from storage import SqlStore, migrate, open_store
from tests import make
from tests.database import PostgresServer
from tests.fakes.recording import Recording, Shown, text_of

STEPS = 500


@dataclass(slots=True, kw_only=True)
class World:
    """`now` is business time; the machine's clock runs with it, and further where a test says so."""

    store: SqlStore
    now: datetime = make.MONDAY
    ahead: timedelta = timedelta(0)
    platform: Recording = field(default_factory=Recording)
    timing: Timing = field(default_factory=Timing)
    known_kinds: Mapping[str, Kind] = field(default_factory=kinds)
    enrol_anyone: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    app: App = field(init=False)
    delivery: Delivery = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """As a new process over the same database."""
        self.app = App(store=self.store, enrol_anyone=self.enrol_anyone)
        self.delivery = Delivery(
            store=self.store,
            platforms={"fake": self.platform},
            clock=self.machine_clock,
            timing=self.timing,
            kinds=self.known_kinds,
        )

    def machine_clock(self) -> datetime:
        """The machine's own time."""
        return self.now + self.ahead

    def found(self, company: make.Company | None = None, *, rules: Rules | None = None, zone: str = make.ZONE) -> None:
        """Store a company and plan its week, as an import does."""
        self.store.add_workspace(make.workspace(rules=rules, zone=zone))
        self.store.put_installation(make.installation())
        with self.tx() as tx:
            (company or make.company()).store(tx)
        self.plan()

    def plan(self) -> None:
        """Plan asks and digests anew, as after a change."""
        with self.tx() as tx:
            plan_asks(tx, now=self.now)
            plan_digests(tx, now=self.now)

    def tx(self) -> AbstractContextManager[Transaction]:
        """One transaction on the workspace."""
        return self.store.transaction("acme")

    # Time

    async def tick(self) -> int:
        """One look at what is due now, and everything sent."""
        done = await tick_all(self.store, self.now)
        await self.delivery.drain_all(self.now)
        return done

    async def until(self, moment: datetime) -> None:
        """Let time pass, with the engine running all the while."""
        for _ in range(STEPS):
            due = self.store.next_due()
            if due is None or due > moment:
                break
            self.now = max(self.now, due)
            await self.tick()
        else:
            raise AssertionError("time doesn't pass: something stays due")
        self.now = moment
        await self.tick()

    async def wake_at(self, moment: datetime) -> None:
        """Nothing runs until then."""
        self.now = moment
        await self.tick()

    # People

    async def type(self, who: PersonId, text: str, *, thread: MessageRef | None = None) -> Answer:
        """They write to the bot in private."""
        return await self.receive(self.event(who, text=text, thread=thread))

    async def say(self, who: PersonId, text: str, *, place: str = "channel:GROW") -> Answer:
        """They type `/okr text` somewhere."""
        return await self.receive(
            self.event(who, text=text, place=Place(address=place, dm=False), responds=True, trigger=True)
        )

    async def press(self, who: PersonId, label: str, *, on: Shown, pick: str | None = None) -> Answer:
        """They press a button, or pick from a menu, on a message."""
        action = on.button(label)
        picked = {action.picks: pick or action.menu[0].value} if action.picks else {}
        return await self.receive(
            self.event(who, command=action.command, values={**action.values, **picked}, source=on.ref, trigger=True)
        )

    async def open(self, who: PersonId, label: str, *, on: Shown) -> Form:
        """They press a button that opens a form."""
        answer = await self.press(who, label, on=on)
        assert answer.show == "form", answer
        return form_of(answer)

    async def send(self, who: PersonId, form: Form, fields: Mapping[str, str], *, on: Shown | None = None) -> Answer:
        """They fill in and send a form; what they leave alone keeps its prefill."""
        return await self.receive(self.sent(who, form, fields, on=on))

    def sent(self, who: PersonId, form: Form, fields: Mapping[str, str], *, on: Shown | None = None) -> Event:
        """The event of a form being sent."""
        unknown = set(fields) - {part.name for part in form.inputs}
        assert not unknown, f"no such fields: {unknown}"
        values = {**form.values, **{part.name: part.prefill for part in form.inputs}, **fields}
        return self.event(who, command=form.command, values=values, source=on.ref if on else None)

    def event(
        self,
        who: PersonId,
        *,
        command: str | None = None,
        values: Mapping[str, str] | None = None,
        text: str = "",
        source: MessageRef | None = None,
        thread: MessageRef | None = None,
        place: Place | None = None,
        trigger: bool = False,
        responds: bool = False,
    ) -> Event:
        """Something they do, under an id of its own."""
        return Event(
            id=f"e{next(self.numbers)}",
            installation=make.INSTALLATION,
            account=who,
            place=place or Place(address=f"dm:{who}", dm=True),
            command=command,
            values=values or {},
            text=text,
            source=source,
            thread=thread,
            trigger=trigger,
            responds=responds,
        )

    async def receive(self, event: Event) -> Answer:
        """Through the door; what it leaves in the outbox is sent."""
        answer = await self.app.receive(event, now=self.now)
        await self.delivery.drain_all(self.now)
        return answer

    # What is to be seen

    def dm(self, who: PersonId) -> list[Shown]:
        """The bot's messages to somebody, oldest first."""
        return self.platform.at(f"dm:{who}")

    def last(self, who: PersonId) -> Shown:
        """The bot's newest message to them."""
        return self.dm(who)[-1]

    def kinds(self, who: PersonId) -> list[str]:
        """The kinds of the bot's messages to them."""
        return [one.key.partition(":")[0] for one in self.dm(who)]

    def channel(self, team: str = "GROW") -> list[Shown]:
        """The bot's messages in a team's channel."""
        return self.platform.at(f"channel:{team}")

    def ask(self, person: PersonId = "ana", week: str = make.WEEK) -> Ask:
        """The stored ask."""
        with self.tx() as tx:
            found = tx.asks.of_week(person, week)
        assert found is not None, f"{person} wasn't asked in {week}"
        return found


def form_of(answer: Answer) -> Form:
    """The form that an answer opens."""
    assert answer.card is not None
    form = answer.card.form
    assert form is not None, text_of(answer.card)
    return form


def said(answer: Answer) -> str:
    """The words of an answer."""
    return "" if answer.card is None else text_of(answer.card)


@pytest.fixture(scope="session")
def made_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("made") / "okrbot.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def made_postgres(postgres_server: PostgresServer) -> str:
    """A migrated PostgreSQL database to copy."""
    name = postgres_server.create()
    migrate(postgres_server.url(name))
    return name


NewWorld = Callable[[], World]


@pytest.fixture
def new_world(made_sqlite: Path, tmp_path: Path) -> Iterator[NewWorld]:
    """Makes worlds on SQLite, each with an empty database of its own."""
    stores: list[SqlStore] = []

    def make_world() -> World:
        file = tmp_path / f"world-{len(stores)}.db"
        shutil.copy(made_sqlite, file)
        stores.append(open_store(f"sqlite:///{file}"))
        return World(store=stores[-1])

    yield make_world
    for store in stores:
        store.close()


@pytest.fixture
def world(new_world: NewWorld) -> World:
    """An empty world on SQLite."""
    return new_world()


@pytest.fixture
def postgres_world(postgres_server: PostgresServer, made_postgres: str) -> Iterator[World]:
    """An empty world on PostgreSQL."""
    name = postgres_server.create(template=made_postgres)
    with closing(open_store(postgres_server.url(name))) as store:
        yield World(store=store)
    postgres_server.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def each_world(request: pytest.FixtureRequest) -> World:
    """An empty world on each kind of database in turn."""
    chosen: World = request.getfixturevalue("world" if request.param == "sqlite" else "postgres_world")
    return chosen
