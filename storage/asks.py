"""Asks with their entries, always read together in one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ClauseElement, Select, bindparam, exists, select, update

from bot.domain.okr import Key
from bot.domain.people import PersonId, TeamKey
from bot.ports import Ask, Entry, EntryState
from storage.queries import LIMIT, NOW, among, given, here
from storage.rows import columns, item, row
from storage.scope import Scope
from storage.tables import ask_entries, asks, key_results, objectives

is_open = ask_entries.c.state == EntryState.OPEN
its_entries = (ask_entries.c.workspace == asks.c.workspace) & (ask_entries.c.ask == asks.c.id)
EVERY = (
    select(*columns(Ask, asks), *columns(Entry, ask_entries, "entry_"))
    .outerjoin_from(asks, ask_entries, its_entries)
    .where(here(asks))
)


def asks_with(ids: Select[str]) -> Select[*tuple[object, ...]]:
    """Those whose ids the query gives, with all of their entries.

    Not ordered by time: SQLite would go through every ask in that order instead of finding these.
    """
    return EVERY.where(asks.c.id.in_(ids)).order_by(ask_entries.c.position)


ONE = EVERY.where(given(asks.c.id)).order_by(ask_entries.c.position)
OF_WEEK = EVERY.where(given(asks.c.person), given(asks.c.week)).order_by(ask_entries.c.position)
THESE = EVERY.where(among(asks.c.id)).order_by(asks.c.id, ask_entries.c.position)
EXISTING = select(asks.c.id).where(here(asks), among(asks.c.id))
OF_ANSWER = asks_with(select(ask_entries.c.ask).where(here(ask_entries), given(ask_entries.c.answer)))
# Nested instead of joined: without statistics SQLite would start a join from every entry there ever was.
objectives_of_teams = select(objectives.c.key).where(here(objectives), among(objectives.c.team))
key_results_of_teams = select(key_results.c.key).where(
    here(key_results), key_results.c.objective.in_(objectives_of_teams)
)
OF_TEAMS = asks_with(
    select(ask_entries.c.ask).where(here(ask_entries), ask_entries.c.key_result.in_(key_results_of_teams))
).where(asks.c.asked_at > bindparam("after", type_=asks.c.asked_at.type))
to_remind = (
    select(asks)
    .where(here(asks), asks.c.next_reminder_at <= NOW)
    .order_by(asks.c.next_reminder_at, asks.c.id)
    .limit(LIMIT)
    .subquery("to_remind")
)
TO_REMIND = (
    select(*columns(Ask, to_remind), *columns(Entry, ask_entries, "entry_"))
    .outerjoin_from(
        to_remind,
        ask_entries,
        (ask_entries.c.workspace == to_remind.c.workspace) & (ask_entries.c.ask == to_remind.c.id),
    )
    .order_by(to_remind.c.next_reminder_at, to_remind.c.id, ask_entries.c.position)
)
SET_ENTRIES = (
    update(ask_entries)
    .where(here(ask_entries), given(ask_entries.c.ask), among(ask_entries.c.key_result))
    .values(state=bindparam("new_state"), answer=bindparam("new_answer"))
)
ANSWER = (
    update(ask_entries)
    .where(
        here(ask_entries),
        is_open,
        among(ask_entries.c.key_result),
        ask_entries.c.ask.in_(select(asks.c.id).where(here(asks), given(asks.c.person))),
    )
    .values(state=EntryState.ANSWERED, answer=bindparam("new_answer"))
    .returning(ask_entries.c.ask)
)
still_open = exists().where(ask_entries.c.workspace == asks.c.workspace, ask_entries.c.ask == asks.c.id, is_open)
LEAVE_ALONE = update(asks).where(here(asks), among(asks.c.id), ~still_open).values(next_reminder_at=None)


@dataclass(slots=True)
class AskRows:
    """`bot.ports.Asks`."""

    scope: Scope

    def get(self, ask: str) -> Ask | None:
        """The ask with this id."""
        return next(iter(self._read(ONE, its_id=ask)), None)

    def find(self, ids: Sequence[str]) -> Mapping[str, Ask]:
        """Those of them that are known, by id."""
        return {ask.id: ask for ask in self._read(THESE, keys=list(ids))}

    def of_week(self, person: PersonId, week: str) -> Ask | None:
        """The person's ask of that local week."""
        return next(iter(self._read(OF_WEEK, its_person=person, its_week=week)), None)

    def existing(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of the ids that asks have."""
        return frozenset(found["id"] for found in self.scope.all(EXISTING, keys=list(ids)))

    def add(self, asks_: Sequence[Ask]) -> None:
        """Add them with their entries."""
        self.scope.insert(asks, [row(ask, "entries") for ask in asks_])
        entries = [{"ask": ask.id, **row(entry)} for ask in asks_ for entry in ask.entries]
        self.scope.insert(ask_entries, entries)

    def answer(self, person: PersonId, keys: Sequence[Key], answer: str) -> Sequence[str]:
        """Close these entries in all of the person's asks and say in which; nothing left open needs no reminder."""
        closed = self.scope.all(ANSWER, its_person=person, keys=list(keys), new_answer=answer)
        ids = sorted({each["ask"] for each in closed})
        if ids:
            self.scope.run(LEAVE_ALONE, keys=ids)
        return ids

    def of_answer(self, answer: str) -> Sequence[Ask]:
        """Asks with entries that this answer closed, oldest first."""
        return _oldest_first(self._read(OF_ANSWER, its_answer=answer))

    def set_entries(self, ask: str, keys: Sequence[Key], state: EntryState, answer: str | None) -> None:
        """Say what became of these entries, and by which answer."""
        self.scope.run(SET_ENTRIES, its_ask=ask, keys=list(keys), new_state=state, new_answer=answer)

    def put(self, *asks_: Ask) -> None:
        """Store the asks' own fields; entries have `set_entries`."""
        self.scope.upsert(asks, [row(ask, "entries") for ask in asks_])

    def to_remind(self, now: datetime, limit: int) -> Sequence[Ask]:
        """Those whose next reminder has come, earliest first."""
        return self._read(TO_REMIND, now=now, limit=limit)

    def since(self, teams: Sequence[TeamKey], after: datetime | None) -> Sequence[Ask]:
        """Asks made after `after` (None: all) that hold a key result of these teams, oldest first."""
        every = datetime.min.replace(tzinfo=UTC)
        return _oldest_first(self._read(OF_TEAMS, keys=list(teams), after=after or every))

    def _read(self, statement: ClauseElement, **values: object) -> Sequence[Ask]:
        entries: dict[str, list[Entry]] = {}
        found = {}
        for each in self.scope.all(statement, **values):
            found[each["id"]] = each
            inside = entries.setdefault(each["id"], [])
            if each["entry_position"] is not None:
                inside.append(item(Entry, each, "entry_"))
        return [item(Ask, each, entries=tuple(entries[id])) for id, each in found.items()]


def _oldest_first(asks_: Sequence[Ask]) -> Sequence[Ask]:
    return sorted(asks_, key=lambda ask: (ask.asked_at, ask.id))
