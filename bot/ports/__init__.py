"""The seams of okrbot: what comes in, what goes out, and what storage and platforms must offer."""

from bot.ports.erasure import Erasure, Traces
from bot.ports.events import Answer, Audience, Event, Later, MessageRef, Place, Show
from bot.ports.failed import FailedEvent, FailedEvents
from bot.ports.outgoing import Claimed, Message, Op, OutboxState, Outcome, Priority
from bot.ports.platform import Contact, Door, Gone, Platform, Post, SendError, Throttled, TooBig, Unknown, Unreachable
from bot.ports.processes import EngineName, Process, Role
from bot.ports.queues import Asks, Dues, Inbox, Outbox, Snapshots
from bot.ports.records import Blockers, CheckIns, Okrs, People, Teams
from bot.ports.rows import (
    Account,
    Ask,
    Channel,
    Due,
    DueKind,
    Entry,
    EntryState,
    Installation,
    Json,
    Proof,
    Snapshot,
    Workspace,
)
from bot.ports.store import Store, Transaction

__all__ = [
    "Account",
    "Answer",
    "Ask",
    "Asks",
    "Audience",
    "Blockers",
    "Channel",
    "CheckIns",
    "Claimed",
    "Contact",
    "Door",
    "Due",
    "DueKind",
    "Dues",
    "EngineName",
    "Entry",
    "EntryState",
    "Erasure",
    "Event",
    "FailedEvent",
    "FailedEvents",
    "Gone",
    "Inbox",
    "Installation",
    "Json",
    "Later",
    "Message",
    "MessageRef",
    "Okrs",
    "Op",
    "Outbox",
    "OutboxState",
    "Outcome",
    "People",
    "Place",
    "Platform",
    "Post",
    "Priority",
    "Process",
    "Proof",
    "Role",
    "SendError",
    "Show",
    "Snapshot",
    "Snapshots",
    "Store",
    "Teams",
    "Throttled",
    "TooBig",
    "Traces",
    "Transaction",
    "Unknown",
    "Unreachable",
    "Workspace",
]
