"""What comes in and goes out."""

from sqlalchemy import JSON, BigInteger, Boolean, Double, Index, Integer, Text, text

from bot.ports import OutboxState, Priority
from storage.column_types import KEY, Choice, Instant, Rank
from storage.tables.parts import in_workspace, index_where, key, may, must, table

WAITING = "state IN ('pending', 'unknown')"
LEASED = text("state = 'sending'")
SETTLED = text("state IN ('sent', 'dropped')")
DEAD = text("state = 'dead'")

inbox = table("inbox", key("event"), may("command", Text()), must("at", Instant()), in_workspace())
Index("inbox_at", inbox.c.workspace, inbox.c.at)
failed_events = table(
    "failed_events",
    key("event"),
    must("content", JSON()),
    must("at", Instant()),
    must("attempts", Integer()),
    may("again_at", Instant()),
    must("reference", Text()),
    must("reason", Text()),
    in_workspace(),
)
Index("failed_events_again", failed_events.c.workspace, failed_events.c.again_at)
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
    must("repeats", Integer(), server_default="0"),
    may("settled_at", Instant()),
    in_workspace(),
)
index_where(
    "outbox_waiting",
    text(WAITING),
    outbox.c.workspace,
    outbox.c.priority,
    outbox.c.due_at,
    outbox.c.expires_at,
    outbox.c.key,
)
index_where("outbox_leased", LEASED, outbox.c.workspace, outbox.c.lease_until)
index_where("outbox_settled", SETTLED, outbox.c.workspace, outbox.c.settled_at)
index_where("outbox_dead", DEAD, outbox.c.workspace, outbox.c.settled_at)
Index("outbox_sent_to", outbox.c.workspace, outbox.c.ref_address, outbox.c.ref_id)
# Calls to a platform: `method` is post, edit, look_up or conversation:{address}; `next_at` in microseconds since 1970.
paces = table(
    "paces",
    key("installation"),
    key("method"),
    must("next_at", BigInteger()),
    may("rate", Double()),
    may("blocked_until", Instant()),
    in_workspace(),
)
