"""The tables: every row carries its workspace, first in its primary key."""

from storage.tables.asks import ask_entries, asks, dues, snapshots
from storage.tables.messages import DEAD, LEASED, SETTLED, WAITING, failed_events, inbox, outbox, paces
from storage.tables.news import OPEN_BLOCKER, REPLACING, blocker_texts, blockers, check_in_texts, check_ins
from storage.tables.okrs import cycles, key_results, objectives
from storage.tables.parts import metadata
from storage.tables.people import accounts, channels, installations, members, people, teams, workspaces
from storage.tables.processes import processes
from storage.tables.triggers import REFUSAL

__all__ = [
    "DEAD",
    "LEASED",
    "OPEN_BLOCKER",
    "REFUSAL",
    "REPLACING",
    "SETTLED",
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
    "failed_events",
    "inbox",
    "installations",
    "key_results",
    "members",
    "metadata",
    "objectives",
    "outbox",
    "paces",
    "people",
    "processes",
    "snapshots",
    "teams",
    "workspaces",
]
