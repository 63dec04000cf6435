"""The tables: every row carries its workspace, first in its primary key."""

from storage.tables.asks import ask_entries, asks, dues, snapshots
from storage.tables.messages import LEASED, WAITING, inbox, outbox, throttles
from storage.tables.news import OPEN_BLOCKER, REPLACING, blocker_texts, blockers, check_in_texts, check_ins
from storage.tables.okrs import cycles, key_results, objectives
from storage.tables.parts import metadata
from storage.tables.people import accounts, channels, installations, members, people, teams, workspaces
from storage.tables.triggers import REFUSAL

__all__ = [
    "LEASED",
    "OPEN_BLOCKER",
    "REFUSAL",
    "REPLACING",
    "WAITING",
    "accounts",
    "ask_entries",
    "asks",
    "blocker_texts",
    "blockers",
    "channels",
    "check_in_texts",
    "check_ins",
    "cycles",
    "dues",
    "inbox",
    "installations",
    "key_results",
    "members",
    "metadata",
    "objectives",
    "outbox",
    "people",
    "snapshots",
    "teams",
    "throttles",
    "workspaces",
]
