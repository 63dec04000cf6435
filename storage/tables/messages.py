"""What comes in and goes out."""

from sqlalchemy import JSON, Boolean, Index, Integer, Text, text

from bot.ports import OutboxState, Priority
from storage.column_types import KEY, Choice, Instant, Rank
from storage.tables.parts import in_workspace, index_where, key, may, must, table

WAITING = "state IN ('pending', 'unknown')"
LEASED = text("state = 'sending'")

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
index_where("outbox_waiting", text(WAITING), outbox.c.workspace, outbox.c.priority, outbox.c.due_at, outbox.c.key)
index_where("outbox_leased", LEASED, outbox.c.workspace, outbox.c.lease_until)
Index("outbox_sent_to", outbox.c.workspace, outbox.c.ref_address, outbox.c.ref_id)
throttles = table("throttles", key("installation"), must("until", Instant()), in_workspace())
