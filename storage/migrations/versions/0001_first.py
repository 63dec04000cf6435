"""The first tables."""

from collections.abc import Mapping
from typing import TypeVar

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

T = TypeVar("T")

revision = "0001"
down_revision = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
EXACT = sa.Text().with_variant(sa.Numeric(), "postgresql")
TEXT, JSON, INTEGER, BOOLEAN, DATE = sa.Text(), sa.JSON(), sa.Integer(), sa.Boolean(), sa.Date()


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "workspaces",
        key("id"),
        must("name", TEXT),
        must("zone", TEXT),
        must("locale", TEXT),
        must("rules", JSON),
        sa.PrimaryKeyConstraint("id", name="workspaces_pk"),
    )
    people()
    okrs()
    news()
    asks()
    messages()


def people() -> None:
    """Where people are, who they are, what teams they are in."""
    table(
        "installations",
        key("id"),
        must("name", TEXT),
        must("active", BOOLEAN),
        in_workspace(),
        sa.UniqueConstraint("id", name="installations_id_once"),
    )
    table(
        "people",
        key("id"),
        must("name", TEXT),
        may("email", TEXT),
        may("zone", TEXT),
        may("locale", TEXT),
        may("manager", KEY),
        may("team", KEY),
        must("admin", BOOLEAN),
        in_workspace(),
        refers("people", {"manager": "id"}, later=True),
    )
    op.create_index("people_by_email", "people", ["workspace", sa.text("lower(email)")])
    table(
        "accounts",
        key("installation"),
        key("user"),
        must("person", KEY),
        may("address", TEXT),
        must("reachable", BOOLEAN),
        must("preferred", BOOLEAN),
        may("last_answer_at", INSTANT),
        refers("installations", {"installation": "id"}),
        refers("people", {"person": "id"}),
    )
    op.create_index("accounts_of_person", "accounts", ["workspace", "person"])
    table(
        "teams",
        key("key"),
        must("name", TEXT),
        may("parent", KEY),
        may("lead", KEY),
        may("zone", TEXT),
        may("ask", JSON),
        may("meeting", JSON),
        in_workspace(),
        refers("teams", {"parent": "key"}, later=True),
        refers("people", {"lead": "id"}, later=True),
    )
    table(
        "members",
        key("team"),
        key("person"),
        refers("teams", {"team": "key"}),
        refers("people", {"person": "id"}, later=True),
    )
    table(
        "channels",
        key("team"),
        key("installation"),
        must("address", TEXT),
        refers("teams", {"team": "key"}),
        refers("installations", {"installation": "id"}),
    )


def okrs() -> None:
    """Cycles, objectives, key results."""
    table(
        "cycles",
        key("key"),
        must("name", TEXT),
        must("first_day", DATE),
        must("last_day", DATE),
        must("state", TEXT),
        in_workspace(),
    )
    table(
        "objectives",
        key("key"),
        must("cycle", KEY),
        must("team", KEY),
        must("title", TEXT),
        must("owner", KEY),
        must("ambition", TEXT),
        must("visibility", TEXT),
        may("supports", KEY),
        refers("cycles", {"cycle": "key"}),
        refers("teams", {"team": "key"}),
        refers("people", {"owner": "id"}),
    )
    op.create_index("objectives_of_team", "objectives", ["workspace", "team"])
    table(
        "key_results",
        key("key"),
        must("objective", KEY),
        must("title", TEXT),
        must("owner", KEY),
        must("measure", JSON),
        must("unit", TEXT),
        must("first_day", DATE),
        must("last_day", DATE),
        must("created_at", INSTANT),
        must("weight", EXACT),
        must("standing", TEXT),
        may("supports", KEY),
        refers("objectives", {"objective": "key"}),
        refers("people", {"owner": "id"}),
    )
    op.create_index("key_results_of_objective", "key_results", ["workspace", "objective"])
    op.create_index("key_results_of_owner", "key_results", ["workspace", "owner"])


def news() -> None:
    """Check-ins and blockers, their texts apart, and what refuses to change them."""
    table(
        "check_ins",
        key("id"),
        must("answer", KEY),
        must("key_result", KEY),
        must("author", KEY),
        must("at", INSTANT),
        must("kind", TEXT),
        may("replaces", KEY),
        may("value", EXACT),
        may("confidence", EXACT),
        may("word", TEXT),
        must("unchanged", BOOLEAN),
        may("blocked", BOOLEAN),
        refers("key_results", {"key_result": "key"}),
    )
    op.create_index("check_ins_history", "check_ins", ["workspace", "key_result", "at", "id"])
    op.create_index("check_ins_of_answer", "check_ins", ["workspace", "answer"])
    op.create_index("check_ins_of_author", "check_ins", ["workspace", "author", "at"])
    index_where("check_ins_disputed", "check_ins", ["workspace", "key_result", "replaces"], "replaces IS NOT NULL")
    table(
        "check_in_texts",
        key("check_in"),
        may("reason", TEXT),
        may("note", TEXT),
        may("blocker", TEXT),
        refers("check_ins", {"check_in": "id"}),
    )
    table(
        "blockers",
        key("id"),
        must("key_result", KEY),
        must("opened_at", INSTANT),
        must("opened_by", KEY),
        may("resolved_at", INSTANT),
        may("resolved_by", KEY),
        refers("key_results", {"key_result": "key"}),
    )
    index_where("blockers_one_open", "blockers", ["workspace", "key_result"], "resolved_at IS NULL", unique=True)
    table("blocker_texts", key("blocker"), may("what", TEXT), refers("blockers", {"blocker": "id"}))
    append_only()


def asks() -> None:
    """Asks, dues, snapshots."""
    table(
        "asks",
        key("id"),
        must("person", KEY),
        must("week", KEY),
        must("planned", DATE),
        must("asked_at", INSTANT),
        may("next_reminder_at", INSTANT),
        must("reminders", INTEGER),
        may("snoozed_until", INSTANT),
        in_workspace(),
        sa.UniqueConstraint("workspace", "person", "week", name="asks_person_week_once"),
    )
    op.create_index("asks_by_reminder", "asks", ["workspace", "next_reminder_at"])
    op.create_index("asks_by_time", "asks", ["workspace", "asked_at"])
    table(
        "ask_entries",
        key("ask"),
        sa.Column("position", INTEGER, primary_key=True),
        must("key_result", KEY),
        must("state", TEXT),
        may("answer", KEY),
        refers("asks", {"ask": "id"}),
        refers("key_results", {"key_result": "key"}),
    )
    op.create_index("ask_entries_of_key_result", "ask_entries", ["workspace", "key_result", "state"])
    op.create_index("ask_entries_of_answer", "ask_entries", ["workspace", "answer"])
    table(
        "dues",
        sa.Column("kind", TEXT, primary_key=True),
        key("subject"),
        must("planned", DATE),
        must("at", INSTANT),
        in_workspace(),
    )
    op.create_index("dues_by_time", "dues", ["workspace", "kind", "at", "subject"])
    table(
        "snapshots",
        key("team"),
        key("week"),
        must("taken_at", INSTANT),
        must("meeting_at", INSTANT),
        must("about", JSON),
        in_workspace(),
    )
    op.create_index("snapshots_by_meeting", "snapshots", ["workspace", "team", "meeting_at"])


def messages() -> None:
    """What comes in and goes out."""
    table("inbox", key("event"), may("command", TEXT), must("at", INSTANT), in_workspace())
    table(
        "outbox",
        key("key"),
        must("kind", TEXT),
        must("about", JSON),
        must("due_at", INSTANT),
        must("priority", INTEGER),
        must("op", TEXT),
        may("person", KEY),
        may("team", KEY),
        may("installation", KEY),
        may("address", TEXT),
        may("thread_address", TEXT),
        may("thread_id", TEXT),
        may("edits", KEY),
        may("expires_at", INSTANT),
        must("state", TEXT),
        may("token", KEY),
        may("lease_until", INSTANT),
        must("attempts", INTEGER),
        may("last_intent_at", INSTANT),
        must("rearmed", BOOLEAN),
        may("again_at", INSTANT),
        may("ref_address", TEXT),
        may("ref_id", TEXT),
        may("sent_card", JSON),
        may("reason", TEXT),
        in_workspace(),
    )
    index_where(
        "outbox_waiting", "outbox", ["workspace", "priority", "due_at", "key"], "state IN ('pending', 'unknown')"
    )
    index_where("outbox_leased", "outbox", ["workspace", "lease_until"], "state = 'sending'")
    op.create_index("outbox_sent_to", "outbox", ["workspace", "ref_address", "ref_id"])
    table("throttles", key("installation"), must("until", INSTANT), in_workspace())


def append_only() -> None:
    """Have the database refuse to change check-ins, and their texts but for removing them."""
    refusal = "what people said is only ever added; correct it with a new check-in"
    refused = {"check_ins": ["update", "delete", "truncate"], "check_in_texts": ["update"]}
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END $$"
        )
    then = f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END" if sqlite else "EXECUTE FUNCTION refuse_change()"
    for table_, actions in refused.items():
        for action in actions:
            if not (sqlite and action == "truncate"):
                op.execute(f"CREATE TRIGGER {table_}_{action} BEFORE {action} ON {table_} {then}")


def key(name: str) -> sa.Column[str]:
    """A part of the primary key."""
    return sa.Column(name, KEY, primary_key=True)


def must(name: str, kind: TypeEngine[T]) -> sa.Column[T]:
    """A column that always has a value."""
    return sa.Column(name, kind, nullable=False)


def may(name: str, kind: TypeEngine[T]) -> sa.Column[T]:
    """A column that may be empty."""
    return sa.Column(name, kind, nullable=True)


def in_workspace() -> sa.ForeignKeyConstraint:
    """The row's workspace exists."""
    return sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"])


def refers(table_: str, columns: Mapping[str, str], *, later: bool = False) -> sa.ForeignKeyConstraint:
    """The columns name a row of that table in the same workspace; `later`: by the end of the transaction."""
    return sa.ForeignKeyConstraint(
        ["workspace", *columns],
        [f"{table_}.workspace", *(f"{table_}.{column}" for column in columns.values())],
        deferrable=later or None,
        initially="DEFERRED" if later else None,
    )


def table(name: str, *items: SchemaItem) -> None:
    """Make a table of the workspace's rows."""
    for item in items:
        if isinstance(item, sa.ForeignKeyConstraint):
            item.name = f"{name}_{'_'.join(item.column_keys[1:]) or 'workspace'}_fk"
    keys = [item.name for item in items if isinstance(item, sa.Column) and item.primary_key]
    op.create_table(name, key("workspace"), *items, sa.PrimaryKeyConstraint("workspace", *keys, name=f"{name}_pk"))


def index_where(name: str, table_: str, columns: list[str], condition: str, *, unique: bool = False) -> None:
    """Make an index of the rows that meet the condition."""
    where = sa.text(condition)
    op.create_index(name, table_, columns, unique=unique, sqlite_where=where, postgresql_where=where)
