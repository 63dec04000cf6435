"""What storage must offer for people, OKRs and check-ins; each repository speaks for its transaction's workspace."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.check_in import Blocker, CheckIn
from bot.domain.cycle import Cycle
from bot.domain.okr import Key, KeyResult, Objective
from bot.domain.people import Person, PersonId, Team, TeamKey
from bot.domain.rhythm import Duty
from bot.ports.rows import Account, Channel, Proof


class People(Protocol):
    """People and their accounts, of this transaction's workspace."""

    def get(self, person: PersonId) -> Person: ...
    def find(self, people: Sequence[PersonId]) -> Mapping[PersonId, Person]: ...
    def all(self) -> Sequence[Person]: ...
    def by_account(self, installation: str, user: str) -> tuple[Person, Account] | None: ...
    def by_email(self, email: str) -> Person | None: ...
    def put(self, people: Sequence[Person]) -> None: ...
    def accounts(self, people: Sequence[PersonId]) -> Mapping[PersonId, Sequence[Account]]: ...
    def put_account(self, account: Account) -> None: ...


class Teams(Protocol):
    """Teams and their channels."""

    def get(self, team: TeamKey) -> Team: ...
    def all(self) -> Mapping[TeamKey, Team]: ...
    def lineages(self, teams: Sequence[TeamKey]) -> Mapping[TeamKey, Team]:
        """Those that are known and all teams above them, without their members.

        Enough for leads, zones and cadences; its cost doesn't grow with the workspace.
        """

    def put(self, teams: Sequence[Team]) -> None: ...
    def channels(self, team: TeamKey) -> Sequence[Channel]: ...
    def put_channel(self, channel: Channel) -> None: ...


class Okrs(Protocol):
    """Cycles, objectives and key results.

    Key results come with their objective, in the order of `mine` (objective, then key).
    """

    def cycles(self) -> Mapping[str, Cycle]: ...
    def put_cycles(self, cycles: Sequence[Cycle]) -> None: ...
    def objective(self, key: Key) -> Objective | None: ...
    def objectives(self, teams: Sequence[TeamKey] | None = None) -> Sequence[Objective]:
        """Those of active cycles, of all teams by default."""

    def every_objective(self) -> Sequence[Objective]:
        """Those of every cycle, for export."""

    def put_objectives(self, objectives: Sequence[Objective]) -> None: ...
    def key_results(self, keys: Sequence[Key]) -> Mapping[Key, Proof]: ...
    def of_teams(self, teams: Sequence[TeamKey] | None) -> Sequence[Proof]:
        """Those of active cycles, paused and dropped ones included; of every team by default."""

    def of_owners(self, owners: Sequence[PersonId]) -> Sequence[Proof]:
        """Active key results of active cycles."""

    def duties(self, owners: Sequence[PersonId]) -> Mapping[PersonId, Sequence[Duty]]:
        """What `of_owners` gives, by its owner and with only what the rhythm needs; who owns nothing is left out."""

    def of_objectives(self, objectives: Sequence[Key]) -> Sequence[KeyResult]:
        """All key results of these objectives, whatever their standing."""

    def every_key_result(self) -> Sequence[KeyResult]:
        """Those of every cycle, for export."""

    def put_key_results(self, key_results: Sequence[KeyResult]) -> None: ...


class CheckIns(Protocol):
    """Append-only news, with its texts."""

    def histories(self, keys: Sequence[Key]) -> Mapping[Key, Sequence[CheckIn]]:
        """All of each key result's check-ins, oldest first, retractions included (see `counted`).

        A key without any is left out.
        """

    def last_days(self, keys: Sequence[Key]) -> Mapping[Key, datetime]:
        """When each was last checked in on, by counted check-ins alone."""

    def add(self, check_ins: Sequence[CheckIn]) -> None: ...
    def of_answer(self, answer: str) -> Sequence[CheckIn]: ...
    def last_answer(self, author: PersonId, since: datetime) -> Sequence[CheckIn]:
        """Everything the author's newest answer stored, if not older than `since` and not taken back; else empty."""


class Blockers(Protocol):
    """At most one open a key result."""

    def open_of(self, keys: Sequence[Key]) -> Mapping[Key, Blocker]: ...
    def put(self, blockers: Sequence[Blocker]) -> None:
        """Add them, or change those with their ids, one after the other."""
