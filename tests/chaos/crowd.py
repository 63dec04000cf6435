"""The company that a storm strikes, and the messages that its week owes.

What is owed is written down here from domain.md §8 and knows nothing of the product's code: an ask on Thursday at
10:00 where the person is, reminders on Friday at 10:00 and 16:00 to who hasn't answered, the digest two hours before
the team meets on Monday at 10:00.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.ports import Account, Channel, Installation, Transaction
from tests import make

ZONES = ("Asia/Tokyo", "Europe/Lisbon", "America/New_York")
HOME = "Europe/Lisbon"
TEAM_SIZE = 12
THURSDAY, FRIDAY, MONDAY = date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 16)
WEEK, DIGEST_WEEK = "2026-W46", "2026-W47"
BEFORE = datetime(2026, 11, 11, 9, tzinfo=UTC)
AFTER = datetime(2026, 11, 16, 9, tzinfo=UTC)


def at(day: date, hour: int, zone: str) -> datetime:
    """A local time as an instant."""
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """The people of one workspace, one key result each, in teams of twelve; every third one answers.

    `number` counts the workspaces of a storm from 0; no two of them share a person's or a team's name.
    """

    people: int
    platform: str
    number: int = 0
    zones: tuple[str, ...] = ZONES

    @property
    def workspace(self) -> str:
        """Its id."""
        return f"w{self.number}"

    @property
    def installation(self) -> str:
        """Where it is reached."""
        return f"{self.platform}:T{self.number + 1}"

    def everybody(self) -> list[str]:
        """Their ids."""
        return [f"p{self.number}{n:04}" for n in range(self.people)]

    def zone(self, person: str) -> str:
        """Where they live."""
        return self.zones[_place(person) // 3 % len(self.zones)]

    def answers(self, person: str) -> bool:
        """Whether they answer when asked."""
        return _place(person) % 3 == 0

    def teams(self) -> list[str]:
        """Their teams' keys, of letters."""
        count = -(-self.people // TEAM_SIZE)
        return [f"{chr(65 + self.number)}{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(count)]

    def team(self, person: str) -> str:
        """The team somebody is in."""
        return self.teams()[_place(person) // TEAM_SIZE]

    def asked_at(self, moment: datetime) -> list[str]:
        """Who is asked then and answers."""
        return [one for one in self.everybody() if self.answers(one) and at(THURSDAY, 10, self.zone(one)) == moment]

    def owed(self) -> Mapping[datetime, set[str]]:
        """The keys of all messages of the week by the instant at which they are due, each owed once."""
        owed: defaultdict[datetime, set[str]] = defaultdict(set)
        for one in self.everybody():
            zone = self.zone(one)
            owed[at(THURSDAY, 10, zone)].add(f"ask:{one}:{WEEK}")
            if self.answers(one):
                owed[at(THURSDAY, 10, zone)].add(f"answer:{event_of(one)}")
            else:
                owed[at(FRIDAY, 10, zone)].add(f"reminder:{one}:{WEEK}:1")
                owed[at(FRIDAY, 16, zone)].add(f"reminder:{one}:{WEEK}:2")
        owed[at(MONDAY, 8, HOME)] |= {f"digest:{team}:{DIGEST_WEEK}" for team in self.teams()}
        return owed

    def founded(self) -> Installation:
        """The installation that reaches them all."""
        return Installation(id=self.installation, workspace=self.workspace, name="Struck")

    def store(self, tx: Transaction) -> None:
        """Everybody with an account and every team with a channel."""
        results = [
            make.key_result(f"{self.team(one)}-1.{_place(one) % TEAM_SIZE + 1}", owner=one) for one in self.everybody()
        ]
        tx.people.put([make.person(one, team=self.team(one), zone=self.zone(one)) for one in self.everybody()])
        tx.teams.put([make.team(key) for key in self.teams()])
        tx.okrs.put_cycles([make.cycle()])
        tx.okrs.put_objectives([make.objective(f"{key}-1", owner=self._first(key)) for key in self.teams()])
        tx.okrs.put_key_results(results)
        for one in self.everybody():
            account = Account(installation=self.installation, user=user_of(one), person=one, address=dm_of(one))
            tx.people.put_account(account)
        for key in self.teams():
            tx.teams.put_channel(Channel(installation=self.installation, team=key, address=f"C{key}"))

    def _first(self, team: str) -> str:
        return next(one for one in self.everybody() if self.team(one) == team)


def _place(person: str) -> int:
    return int(person[2:])


def user_of(person: str) -> str:
    """Their id on the platform."""
    return f"U{person[1:]}"


def dm_of(person: str) -> str:
    """Their conversation with the bot, as the fake Slack names it."""
    return f"D{person[1:]}"


def event_of(person: str) -> str:
    """The event of their answer."""
    return f"event-{person}"


def was_answered(key: str) -> bool:
    """Whether this is the ask of somebody who has answered it."""
    kind, _, rest = key.partition(":")
    return kind == "ask" and _place(rest.partition(":")[0]) % 3 == 0
