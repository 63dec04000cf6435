"""The fake platforms of a storm: the strict Slack, and beside it one that nothing can be read back from."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.chaos.blind import BlindServer, Taken
from tests.chaos.crowd import Crowd, user_of
from tests.chaos.weather import Weather
from tests.fakes.slack import FakeSlack
from tests.scenarios.product import shown


@dataclass(frozen=True, slots=True)
class Platforms:
    """Both at one address."""

    slack: FakeSlack
    blind: BlindServer

    @property
    def address(self) -> str:
        """Where the blind one is; Slack's has a path."""
        return self.slack.server.address

    def posts(self) -> Sequence[Taken]:
        """Every new message accepted, in order, as it stands now."""
        told = [Taken(key=one.key, address=one.channel, text=shown(one.blocks, one.text)) for one in self.slack.posts]
        return [*told, *self.blind.taken]


@asynccontextmanager
async def receiving(crowds: Sequence[Crowd], weather: Weather) -> AsyncIterator[Platforms]:
    """Listening while the block runs, with everybody's account and every team's channel."""
    fake, blind = FakeSlack(), BlindServer(weather)
    fake.server.faults = weather
    for crowd in crowds:
        for person in crowd.everybody():
            fake.add_person(user_of(person), email=f"{person}@acme.example", name=person)
        for team in crowd.teams():
            fake.add_channel(f"C{team}", team)
    await fake.start(also=blind.routes())
    try:
        yield Platforms(fake, blind)
    finally:
        await fake.stop()
