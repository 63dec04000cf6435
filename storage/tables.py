"""The tables: every row carries its workspace, first in its primary key."""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from bot.domain.check_in import CheckInKind, Word
from bot.domain.cycle import CycleState
from bot.domain.okr import Ambition, Standing, Visibility
from bot.ports import DueKind, EntryState, OutboxState
from bot.ports.outgoing import Priority
from storage.column_types import KEY, Choice, Exact, Folded, Instant, Rank
from storage.folding import dump_cadence, dump_measure, dump_rules, load_cadence, load_measure, load_rules

T = TypeVar("T")

metadata = MetaData(naming_convention={"pk": "%(table_name)s_pk"})

# Conditions of partial indexes; queries repeat them word for word, or SQLite doesn't use the index.
OPEN_BLOCKER = text("resolved_at IS NULL")
OPEN_ENTRY = text("state = 'open'")
WAITING = text("outbox.state IN ('pending', 'unknown')")
LEASED = text("state = 'sending'")


def key(name: str) -> Column[str]:
    """A part of the primary key."""
    return Column(name, KEY, primary_key=True)


def must(name: str, kind: TypeEngine[T]) -> Column[T]:
    """A column that always has a value."""
    return Column(name, kind, nullable=False)


def may(name: str, kind: TypeEngine[T]) -> Column[T]:
    """A column that may be empty."""
    return Column(name, kind, nullable=True)


def refers(table: str, columns: Mapping[str, str], *, later: bool = False) -> ForeignKeyConstraint:
    """The columns name a row of that table in the same workspace; `later`: by the end of the transaction."""
    return ForeignKeyConstraint(
        ["workspace", *columns],
        [f"{table}.workspace", *(f"{table}.{column}" for column in columns.values())],
        deferrable=later or None,
        initially="DEFERRED" if later else None,
    )


def table(name: str, *items: SchemaItem) -> Table:
    """A table of the workspace's rows."""
    for item in items:
        if isinstance(item, ForeignKeyConstraint):
            item.name = f"{name}_{'_'.join(item.column_keys[1:]) or 'workspace'}_fk"
    return Table(name, metadata, key("workspace"), *items)


def in_workspace() -> ForeignKeyConstraint:
    """The row's workspace exists."""
    return ForeignKeyConstraint(["workspace"], ["workspaces.id"])


workspaces = Table(
    "workspaces",
    metadata,
    key("id"),
    must("name", Text()),
    must("zone", Text()),
    must("locale", Text()),
    must("rules", Folded(dump_rules, load_rules)),
)
installations = table(
    "installations",
    key("id"),
    must("name", Text()),
    must("active", Boolean()),
    in_workspace(),
    UniqueConstraint("id", name="installations_id_once"),
)
# The home team has no foreign key: teams name people, and tables that name each other can't be made one by one.
people = table(
    "people",
    key("id"),
    must("name", Text()),
    may("email", Text()),
    may("zone", Text()),
    may("locale", Text()),
    may("manager", KEY),
    may("team", KEY),
    must("admin", Boolean()),
    in_workspace(),
    refers("people", {"manager": "id"}, later=True),
)
Index("people_by_email", people.c.workspace, func.lower(people.c.email))
accounts = table(
    "accounts",
    key("installation"),
    key("user"),
    must("person", KEY),
    may("address", Text()),
    must("reachable", Boolean()),
    must("preferred", Boolean()),
    may("last_answer_at", Instant()),
    refers("installations", {"installation": "id"}),
    refers("people", {"person": "id"}),
)
Index("accounts_of_person", accounts.c.workspace, accounts.c.person)
teams = table(
    "teams",
    key("key"),
    must("name", Text()),
    may("parent", KEY),
    may("lead", KEY),
    may("zone", Text()),
    may("ask", Folded(dump_cadence, load_cadence)),
    may("meeting", Folded(dump_cadence, load_cadence)),
    in_workspace(),
    refers("teams", {"parent": "key"}, later=True),
    refers("people", {"lead": "id"}, later=True),
)
members = table(
    "members",
    key("team"),
    key("person"),
    refers("teams", {"team": "key"}),
    refers("people", {"person": "id"}, later=True),
)
channels = table(
    "channels",
    key("team"),
    key("installation"),
    must("address", Text()),
    refers("teams", {"team": "key"}),
    refers("installations", {"installation": "id"}),
)
cycles = table(
    "cycles",
    key("key"),
    must("name", Text()),
    must("first_day", Date()),
    must("last_day", Date()),
    must("state", Choice(CycleState)),
    in_workspace(),
)
objectives = table(
    "objectives",
    key("key"),
    must("cycle", KEY),
    must("team", KEY),
    must("title", Text()),
    must("owner", KEY),
    must("ambition", Choice(Ambition)),
    must("visibility", Choice(Visibility)),
    may("supports", KEY),
    refers("cycles", {"cycle": "key"}),
    refers("teams", {"team": "key"}),
    refers("people", {"owner": "id"}),
)
Index("objectives_of_team", objectives.c.workspace, objectives.c.team)
key_results = table(
    "key_results",
    key("key"),
    must("objective", KEY),
    must("title", Text()),
    must("owner", KEY),
    must("measure", Folded(dump_measure, load_measure)),
    must("unit", Text()),
    must("first_day", Date()),
    must("last_day", Date()),
    must("created_at", Instant()),
    must("weight", Exact()),
    must("standing", Choice(Standing)),
    may("supports", KEY),
    refers("objectives", {"objective": "key"}),
    refers("people", {"owner": "id"}),
)
Index("key_results_of_objective", key_results.c.workspace, key_results.c.objective)
Index("key_results_of_owner", key_results.c.workspace, key_results.c.owner)
# Authors are ids without a foreign key: a person can be erased without touching what they said was so.
check_ins = table(
    "check_ins",
    key("id"),
    must("answer", KEY),
    must("key_result", KEY),
    must("author", KEY),
    must("at", Instant()),
    must("kind", Choice(CheckInKind)),
    may("replaces", KEY),
    may("value", Exact()),
    may("confidence", Exact()),
    may("word", Choice(Word)),
    must("unchanged", Boolean()),
    may("blocked", Boolean()),
    refers("key_results", {"key_result": "key"}),
)
Index("check_ins_history", check_ins.c.workspace, check_ins.c.key_result, check_ins.c.at, check_ins.c.id)
Index("check_ins_of_answer", check_ins.c.workspace, check_ins.c.answer)
Index("check_ins_of_author", check_ins.c.workspace, check_ins.c.author, check_ins.c.at)
Index(
    "check_ins_disputed",
    check_ins.c.workspace,
    check_ins.c.key_result,
    check_ins.c.replaces,
    sqlite_where=check_ins.c.replaces.is_not(None),
    postgresql_where=check_ins.c.replaces.is_not(None),
)
check_in_texts = table(
    "check_in_texts",
    key("check_in"),
    may("reason", Text()),
    may("note", Text()),
    may("blocker", Text()),
    refers("check_ins", {"check_in": "id"}),
)
blockers = table(
    "blockers",
    key("id"),
    must("key_result", KEY),
    must("opened_at", Instant()),
    must("opened_by", KEY),
    may("resolved_at", Instant()),
    may("resolved_by", KEY),
    refers("key_results", {"key_result": "key"}),
)
Index(
    "blockers_one_open",
    blockers.c.workspace,
    blockers.c.key_result,
    unique=True,
    sqlite_where=OPEN_BLOCKER,
    postgresql_where=OPEN_BLOCKER,
)
Index("blockers_resolved_by", blockers.c.workspace, blockers.c.resolved_by)
blocker_texts = table("blocker_texts", key("blocker"), may("what", Text()), refers("blockers", {"blocker": "id"}))
asks = table(
    "asks",
    key("id"),
    must("person", KEY),
    must("week", KEY),
    must("planned", Date()),
    must("asked_at", Instant()),
    may("next_reminder_at", Instant()),
    must("reminders", Integer()),
    may("snoozed_until", Instant()),
    in_workspace(),
    UniqueConstraint("workspace", "person", "week", name="asks_person_week_once"),
)
Index("asks_by_reminder", asks.c.workspace, asks.c.next_reminder_at)
Index("asks_by_time", asks.c.workspace, asks.c.asked_at)
ask_entries = table(
    "ask_entries",
    key("ask"),
    Column("position", Integer(), primary_key=True),
    must("key_result", KEY),
    must("state", Choice(EntryState)),
    may("answer", KEY),
    refers("asks", {"ask": "id"}),
    refers("key_results", {"key_result": "key"}),
)
Index(
    "ask_entries_open",
    ask_entries.c.workspace,
    ask_entries.c.key_result,
    sqlite_where=OPEN_ENTRY,
    postgresql_where=OPEN_ENTRY,
)
Index("ask_entries_of_answer", ask_entries.c.workspace, ask_entries.c.answer)
dues = table(
    "dues",
    Column("kind", Choice(DueKind), primary_key=True),
    key("subject"),
    must("planned", Date()),
    must("at", Instant()),
    in_workspace(),
)
Index("dues_by_time", dues.c.workspace, dues.c.kind, dues.c.at, dues.c.subject)
snapshots = table(
    "snapshots",
    key("team"),
    key("week"),
    must("taken_at", Instant()),
    must("meeting_at", Instant()),
    must("about", JSON()),
    in_workspace(),
)
Index("snapshots_by_meeting", snapshots.c.workspace, snapshots.c.team, snapshots.c.meeting_at)
inbox = table("inbox", key("event"), may("command", Text()), must("at", Instant()), in_workspace())
outbox = table(
    "outbox",
    key("key"),
    must("kind", Text()),
    must("about", JSON()),
    must("due_at", Instant()),
    must("priority", Rank(Priority)),
    must("op", Text()),
    may("person", KEY),
    may("team", KEY),
    may("installation", KEY),
    may("address", Text()),
    may("thread_address", Text()),
    may("thread_id", Text()),
    may("edits", KEY),
    may("expires_at", Instant()),
    must("state", Choice(OutboxState)),
    may("token", KEY),
    may("lease_until", Instant()),
    must("attempts", Integer()),
    may("last_intent_at", Instant()),
    must("rearmed", Boolean()),
    may("again_at", Instant()),
    may("ref_address", Text()),
    may("ref_id", Text()),
    may("sent_card", JSON(none_as_null=True)),
    may("reason", Text()),
    in_workspace(),
)
Index(
    "outbox_waiting",
    outbox.c.workspace,
    outbox.c.priority,
    outbox.c.due_at,
    outbox.c.key,
    sqlite_where=text("state IN ('pending', 'unknown')"),
    postgresql_where=text("state IN ('pending', 'unknown')"),
)
Index("outbox_leased", outbox.c.workspace, outbox.c.lease_until, sqlite_where=LEASED, postgresql_where=LEASED)
Index("outbox_sent_to", outbox.c.workspace, outbox.c.ref_address, outbox.c.ref_id)
throttles = table("throttles", key("installation"), must("until", Instant()), in_workspace())
