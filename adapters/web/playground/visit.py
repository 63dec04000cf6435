"""Who is looking at which conversation, and what the side of their page lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from adapters.web.playground.playground import Playground
from adapters.web.playground.seam import Upcoming
from adapters.web.playground.wall import zone_of
from adapters.web.send import private
from bot.domain.people import Person, Team, TeamKey
from bot.ports import Place

PRIVATE = "dm"
BOT = "okrbot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The sample company as it is now; `channels` are addresses by team."""

    people: Mapping[str, Person]
    teams: Mapping[TeamKey, Team]
    channels: Mapping[TeamKey, str]

    def zone(self, person: Person) -> ZoneInfo:
        """The zone this person lives in."""
        return zone_of(person, self.teams)

    def role(self, person: Person) -> str:
        """Their team, and whether they lead it."""
        team = self.teams.get(person.team or "")
        if team is None:
            return ""
        return f"{team.name}, lead" if team.lead == person.id else team.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One person at one place: `here` is its name in the path, `now` business time."""

    playground: Playground
    company: Company
    person: Person
    place: Place
    here: str
    now: datetime
    upcoming: Upcoming | None

    @property
    def url(self) -> str:
        """The page's own path."""
        return f"/as/{self.person.id}/{self.here}"

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the person one is."""
        return self.company.zone(self.person)

    @property
    def name(self) -> str:
        """What the conversation is called."""
        return BOT if self.place.dm else self.company.teams[self.here].name

    @property
    def people(self) -> Sequence[Person]:
        """Everybody one can be."""
        return tuple(self.company.people.values())

    @property
    def texts(self) -> int:
        """How many texts this person has written here: the nonce of the next one."""
        shown = self.playground.conversations.shown(self.place.address, self.person.id)
        return sum(item.author == self.person.id for item in shown)

    def waiting(self, person: Person) -> int:
        """How many private messages this person hasn't seen."""
        return self.playground.conversations.unread(private(person.id), person.id)

    def unread(self, team: TeamKey) -> int:
        """How many messages the one who looks hasn't seen in this channel."""
        return self.playground.conversations.unread(self.company.channels[team], self.person.id)


async def company(playground: Playground) -> Company:
    """Read the company as it is now."""
    directory = playground.directory
    return Company(
        people={person.id: person for person in await directory.people()},
        teams=await directory.teams(),
        channels={channel.team: channel.address for channel in await directory.channels()},
    )


async def visit(playground: Playground, person: str, here: str) -> Visit | None:
    """Who is where; None when there is no such person or channel."""
    found = await company(playground)
    if person not in found.people or (here != PRIVATE and here not in found.channels):
        return None
    address = private(person) if here == PRIVATE else found.channels[here]
    return Visit(
        playground=playground,
        company=found,
        person=found.people[person],
        place=Place(address=address, dm=here == PRIVATE),
        here=here,
        now=playground.clock.now(),
        upcoming=await playground.clock.upcoming(),
    )
