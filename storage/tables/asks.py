"""What is asked and shown when: asks, dues, snapshots."""

from sqlalchemy import JSON, Column, Date, Index, Integer, UniqueConstraint, text

from bot.ports import DueKind, EntryState
from storage.column_types import KEY, Choice, Instant
from storage.tables.parts import in_workspace, index_where, key, may, must, refers, table

REMINDED = text("next_reminder_at IS NOT NULL")

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
index_where("asks_by_reminder", REMINDED, asks.c.workspace, asks.c.next_reminder_at)
index_where("asks_reminded_at", REMINDED, asks.c.next_reminder_at, asks.c.workspace)
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
Index("ask_entries_of_key_result", ask_entries.c.workspace, ask_entries.c.key_result, ask_entries.c.state)
Index("ask_entries_of_answer", ask_entries.c.workspace, ask_entries.c.answer)
dues = table(
    "dues",
    Column("kind", Choice(DueKind), primary_key=True),
    key("subject"),
    must("planned", Date()),
    must("at", Instant()),
    may("skipped", Date()),
    in_workspace(),
)
Index("dues_by_time", dues.c.workspace, dues.c.kind, dues.c.at, dues.c.subject)
Index("dues_at", dues.c.at, dues.c.workspace)
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
