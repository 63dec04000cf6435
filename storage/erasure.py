"""Removes what is stored of one person; their numbers stay, without them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.okr import Key
from bot.domain.people import PersonId
from bot.ports import DueKind, Snapshot, Traces
from storage import erasure_statements as statements
from storage.rows import item, row
from storage.scope import Scope
from storage.tables import snapshots


@dataclass(slots=True)
class ErasureRows:
    """`bot.ports.Erasure`."""

    scope: Scope

    def count(self, person: PersonId) -> Traces:
        """How much is stored of them; goes through all of the outbox."""
        found = self.scope.all(statements.COUNT, its_person=person, its_author=person, its_owner=person)
        return item(Traces, found[0])

    def hand_over(self, person: PersonId, to: PersonId) -> None:
        """Few rows, all in one transaction."""
        for statement in statements.OWNED:
            self.scope.run(statement, its_owner=person, new_owner=to)
        self.scope.run(statements.LEAD_NO_MORE, its_lead=person)
        self.scope.run(statements.MANAGE_NO_MORE, its_manager=person)
        self.scope.run(statements.BELONG_NO_MORE, its_person=person)
        self.scope.run(statements.PLAN_NO_MORE, its_kind=DueKind.ASK, its_subject=person)

    def drop_asks(self, person: PersonId, limit: int) -> int:
        """With their entries."""
        asks = self._keys(statements.ASKS, its_person=person, limit=limit)
        self.scope.run(statements.DROP_ENTRIES, keys=asks)
        return self.scope.run(statements.DROP_ASKS, keys=asks)

    def drop_texts(self, person: PersonId, author: PersonId, limit: int) -> int:
        """The texts and the blockers', for a blocker has the id of the check-in that opened it."""
        check_ins = self._keys(statements.CHECK_INS, its_author=person, limit=limit)
        for statement in statements.DROP_TEXTS:
            self.scope.run(statement, keys=check_ins)
        for statement in statements.SET_AUTHOR:
            self.scope.run(statement, keys=check_ins, new_author=author)
        return len(check_ins)

    def messages_to(self, person: PersonId, *, after: str, limit: int) -> Sequence[str]:
        """By name, or in a private conversation with them."""
        return self._keys(statements.MESSAGES_TO, its_person=person, after=after, limit=limit)

    def drop_messages(self, keys: Sequence[str]) -> None:
        """What edits a message is named after it."""
        self.scope.run(statements.DROP_MESSAGES, keys=[*keys, *(f"edit:{key}" for key in keys)])

    def cards(self, *, after: str, limit: int) -> Sequence[str]:
        """Settled ones, which are never composed again."""
        return self._keys(statements.CARDS, after=after, limit=limit)

    def drop_cards(self, keys: Sequence[str]) -> None:
        """An answer is about its own card; what others are about are ids."""
        for statement in statements.DROP_CARDS:
            self.scope.run(statement, keys=list(keys))

    def snapshots(self, *, after: tuple[str, str], limit: int) -> Sequence[Snapshot]:
        """Every snapshot of the workspace, page by page."""
        team, week = after
        found = self.scope.all(statements.SNAPSHOTS, after_team=team, after_week=week, limit=limit)
        return [item(Snapshot, each) for each in found]

    def put_snapshots(self, snapshots_: Sequence[Snapshot]) -> None:
        """One by one: as an array of JSON they took PostgreSQL eight times as long."""
        for snapshot in snapshots_:
            self.scope.upsert(snapshots, [row(snapshot)])

    def texts(self, keys: Sequence[Key]) -> Mapping[Key, frozenset[str]]:
        """In one query."""
        found: dict[Key, set[str]] = {}
        for each in self.scope.all(statements.TEXTS, keys=list(keys)):
            found.setdefault(each["key_result"], set()).update(filter(None, (each["note"], each["blocker"])))
        return {key: frozenset(texts) for key, texts in found.items()}

    def remove(self, person: PersonId) -> None:
        """The database refuses it while anything still names them."""
        self.scope.run(statements.REMOVE_PACES, its_person=person)
        self.scope.run(statements.REMOVE_ACCOUNTS, its_person=person)
        self.scope.run(statements.REMOVE, its_id=person)

    def _keys(self, statement: statements.Keys, **values: object) -> Sequence[str]:
        return [each["key"] for each in self.scope.all(statement, **values)]
