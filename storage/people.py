"""People and their accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from bot.domain.people import Person, PersonId
from bot.errors import NotFound
from bot.ports import Account
from storage.queries import among, given, here
from storage.rows import columns, item, maybe, row
from storage.scope import Scope
from storage.tables import accounts, people

PEOPLE = select(*columns(Person, people)).where(here(people))
EVERYBODY = PEOPLE.order_by(people.c.id)
THESE = PEOPLE.where(among(people.c.id))
BY_EMAIL = PEOPLE.where(func.lower(people.c.email) == func.lower(bindparam("email"))).limit(1)
BY_ACCOUNT = (
    select(*columns(Person, people), *columns(Account, accounts, "account_"))
    .join_from(accounts, people, (people.c.workspace == accounts.c.workspace) & (people.c.id == accounts.c.person))
    .where(here(accounts), given(accounts.c.installation), given(accounts.c.user))
)
ACCOUNTS = (
    select(*columns(Account, accounts))
    .where(here(accounts), among(accounts.c.person))
    .order_by(accounts.c.installation, accounts.c.user)
)


@dataclass(slots=True)
class PeopleRows:
    """`bot.ports.People`."""

    scope: Scope

    def get(self, person: PersonId) -> Person:
        """The person; NotFound if there is none."""
        found = self.find([person]).get(person)
        if found is None:
            raise NotFound(key=person)
        return found

    def find(self, people: Sequence[PersonId]) -> Mapping[PersonId, Person]:
        """Those of them that are known."""
        return {found["id"]: item(Person, found) for found in self.scope.all(THESE, keys=list(people))}

    def all(self) -> Sequence[Person]:
        """Everybody, by id."""
        return [item(Person, found) for found in self.scope.all(EVERYBODY)]

    def by_account(self, installation: str, user: str) -> tuple[Person, Account] | None:
        """Whoever uses this account."""
        found = self.scope.first(BY_ACCOUNT, its_installation=installation, its_user=user)
        return None if found is None else (item(Person, found), item(Account, found, "account_"))

    def by_email(self, email: str) -> Person | None:
        """Whoever has this address, however its letters are cased."""
        return maybe(Person, self.scope.first(BY_EMAIL, email=email))

    def put(self, people_: Sequence[Person]) -> None:
        """Add them, or change those with their ids."""
        self.scope.upsert(people, [row(person) for person in people_])

    def accounts(self, people: Sequence[PersonId]) -> Mapping[PersonId, Sequence[Account]]:
        """The accounts of each who has any."""
        found: dict[PersonId, list[Account]] = {}
        for each in self.scope.all(ACCOUNTS, keys=list(people)):
            found.setdefault(each["person"], []).append(item(Account, each))
        return found

    def put_account(self, account: Account) -> None:
        """Add the account, or change it."""
        self.scope.upsert(accounts, [row(account)])
