"""Who a file speaks of: matches its people with those who are stored, and makes those it only names."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.people import Person, PersonId
from bot.importing.draft import ABSENT, Draft, PersonDraft, Ref, or_else
from bot.importing.findings import Findings
from bot.importing.plan.directory import fold, unused
from bot.importing.plan.ledger import Line, Row, Thing
from bot.importing.plan.names import name_and_email, person_id
from bot.importing.plan.roll import Roll
from bot.importing.reading.values import Unreadable


class People:
    """The people of the file and of the store, by id, e-mail address and name."""

    def __init__(self, draft: Draft, stored: Mapping[PersonId, Person], findings: Findings) -> None:
        self.roll: Roll[Person] = Roll(Thing.PERSON, stored, findings)
        self.listed: list[tuple[PersonDraft, Row[Person]]] = []
        self._flat = draft.flat
        self.roll.taken |= {person.id for person in draft.people if person.id}
        for person in stored.values():
            self.roll.directory.add(person.id, person.name, person.email)
        for described in draft.people:
            self._meet(described)

    def find(self, ref: Ref, row: Line) -> PersonId | None:
        """Who is meant: the row needs them from now on; it is refused if that is nobody."""
        name, email = name_and_email(ref.text)
        try:
            known = self._known(ref.text, name, email)
        except Unreadable as several:
            row.refuse_ref(ref, str(several))
            return None
        if known is None and (email or self._flat):
            key = unused(person_id(name, email), self.roll.taken)
            known = self.roll.make(
                key, name, email, title=name, spot=ref.spot, new=Person(id=key, name=name, email=email)
            )
        if known is None:
            hint = self.roll.directory.hint(ref.text) or " List them under people, or write their e-mail address."
            row.refuse_ref(ref, f"I know nobody called “{ref.text}”.{hint}")
        else:
            row.need(Thing.PERSON, known, ref)
        return known

    def knows(self, name: str) -> bool:
        """Whether somebody is called so."""
        try:
            return self.roll.directory.find(name) is not None
        except Unreadable:
            return True

    def _meet(self, described: PersonDraft) -> None:
        email = None if described.email is ABSENT else described.email
        name = described.name or name_and_email(email or described.id or "")[0]
        try:
            key, wrong = self._key_of(described.id, described.name, email), None
        except Unreadable as sentence:
            key, wrong = unused(person_id(name, email), self.roll.taken), str(sentence)
        row = self.roll.enter(key, name, email, title=name, spot=described.spot, stands=described.whole)
        if row is None:
            return
        if wrong:
            row.refuse(wrong)
        old = row.old or Person(id=key, name=name)
        row.new = replace(old, name=described.name or old.name, email=or_else(described.email, old.email))
        self.listed.append((described, row))

    def _key_of(self, id: PersonId | None, name: str | None, email: str | None) -> PersonId:
        by_email = self.roll.directory.find(email) if email else None
        if id is not None:
            if by_email not in {None, id}:
                raise Unreadable(f"{email} is the address of {by_email} already; write that id or another address.")
            return id
        known = self._known("", name or "", email)
        return known or unused(person_id(name or "", email), self.roll.taken)

    def _known(self, text: str, name: str, email: str | None) -> PersonId | None:
        """By the text as it stands, by the address, or by the name unless that one has another address."""
        for tried in filter(None, (text, email)):
            if (found := self.roll.directory.find(tried)) is not None:
                return found
        found = self.roll.directory.find_named(name) if name else None
        person = self.roll.known(found) if found else None
        other = email and person and person.email and fold(person.email) != fold(email)
        return None if other else found
