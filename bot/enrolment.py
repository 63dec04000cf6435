"""Find people's accounts by their e-mail addresses, so that they can be written to before they have ever written."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.domain.people import Person
from bot.ports import Contact, Platform, SendError, Store, Throttled, Transaction
from bot.usecases.meet_person import meet_person

log = logging.getLogger(__name__)

TRY_AGAIN_AFTER = timedelta(hours=1)


@dataclass(slots=True, kw_only=True)
class Enrolment:
    """Looks for everybody once, and for those not found again after an hour. `installations`: id → workspace."""

    store: Store
    platforms: Mapping[str, Platform]
    installations: Mapping[str, str]
    _tried: dict[tuple[str, str], datetime] = field(default_factory=dict)

    async def enrol(self, *, now: datetime, machine_now: datetime) -> int:
        """Link whom the platforms know and return how many; one that wants a pause gets it until the next round."""
        found = 0
        for installation, workspace in self.installations.items():
            platform = self.platforms[installation.partition(":")[0]]
            missing = await self.store.run(partial(_missing, installation=installation), workspace, reads=True)
            for person in missing:
                try:
                    contact = await self._find(platform, installation, person, machine_now)
                except Throttled:
                    break
                if contact is not None:
                    await self.store.run(partial(meet_person, contact=contact, now=now), workspace)
                    found += 1
        return found

    async def _find(self, platform: Platform, installation: str, person: Person, now: datetime) -> Contact | None:
        key = (installation, person.id)
        if key in self._tried and now - self._tried[key] < TRY_AGAIN_AFTER:
            return None
        try:
            contact = await platform.find(installation, person.email or "")
        except Throttled:
            raise
        except SendError as error:
            log.warning("looking for a person failed", extra={"person": person.id, "reason": str(error)})
            contact = None
        self._tried[key] = now
        return contact


def _missing(tx: Transaction, *, installation: str) -> Sequence[Person]:
    """People with an e-mail address and no conversation there, or none any more."""
    people = [person for person in tx.people.all() if person.email is not None]
    accounts = tx.people.accounts([person.id for person in people])
    return [
        person
        for person in people
        if not any(a.installation == installation and a.address and a.reachable for a in accounts.get(person.id, ()))
    ]
