"""Teams with their members, and their channels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.domain.people import PersonId, Team, TeamKey
from bot.errors import NotFound
from bot.ports import Channel
from storage.queries import among, given, here
from storage.rows import columns, item, row
from storage.scope import Scope
from storage.tables import channels, members, teams

EVERY = select(*columns(Team, teams)).where(here(teams)).order_by(teams.c.key)
ONE = EVERY.where(given(teams.c.key))
found = select(teams.c.key, teams.c.parent).where(here(teams), among(teams.c.key)).cte("found", recursive=True)
# UNION drops what was found already, so a circle of parents ends too.
above = found.union(
    select(teams.c.key, teams.c.parent).where(here(teams)).join_from(found, teams, teams.c.key == found.c.parent)
)
LINEAGES = EVERY.where(teams.c.key.in_(select(above.c.key)))
MEMBERS = select(members.c.team, members.c.person).where(here(members))
MEMBERS_OF = MEMBERS.where(given(members.c.team))
FORGET_MEMBERS = delete(members).where(here(members), among(members.c.team))
CHANNELS = (
    select(*columns(Channel, channels)).where(here(channels), given(channels.c.team)).order_by(channels.c.installation)
)


@dataclass(slots=True)
class TeamRows:
    """`bot.ports.Teams`."""

    scope: Scope

    def get(self, team: TeamKey) -> Team:
        """The team; NotFound if there is none."""
        found = self.scope.first(ONE, its_key=team)
        if found is None:
            raise NotFound(key=team)
        inside = self.scope.all(MEMBERS_OF, its_team=team)
        return item(Team, found, members=frozenset(each["person"] for each in inside))

    def all(self) -> Mapping[TeamKey, Team]:
        """Every team, by key."""
        inside: dict[TeamKey, set[PersonId]] = {}
        for each in self.scope.all(MEMBERS):
            inside.setdefault(each["team"], set()).add(each["person"])
        return {
            found["key"]: item(Team, found, members=frozenset(inside.get(found["key"], ())))
            for found in self.scope.all(EVERY)
        }

    def lineages(self, teams: Sequence[TeamKey]) -> Mapping[TeamKey, Team]:
        """Those that are known and all teams above them, by key, without their members."""
        found = self.scope.all(LINEAGES, keys=list(teams)) if teams else ()
        return {each["key"]: item(Team, each, members=frozenset()) for each in found}

    def put(self, teams_: Sequence[Team]) -> None:
        """Add them, or change those with their keys; their members are then exactly those given."""
        self.scope.upsert(teams, [row(team, "members") for team in teams_])
        self.scope.run(FORGET_MEMBERS, keys=[team.key for team in teams_])
        inside = [{"team": team.key, "person": person} for team in teams_ for person in sorted(team.members)]
        self.scope.insert(members, inside)

    def channels(self, team: TeamKey) -> Sequence[Channel]:
        """The team's channels, one an installation."""
        return [item(Channel, found) for found in self.scope.all(CHANNELS, its_team=team)]

    def put_channel(self, channel: Channel) -> None:
        """Add the channel, or move the team's channel there."""
        self.scope.upsert(channels, [row(channel)])
