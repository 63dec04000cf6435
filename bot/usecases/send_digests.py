"""Take a snapshot before each meeting and have it posted (domain.md §8.4, §9)."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from bot.digest.view import to_json
from bot.domain.cadence import iso_week
from bot.domain.rhythm import Rhythm
from bot.ports import Due, DueKind, Message, Priority, Snapshot, Transaction
from bot.usecases.rhythm_of import rhythm_of
from bot.usecases.take_snapshot import take_snapshot

log = logging.getLogger(__name__)

BATCH = 20


def send_digests(tx: Transaction, *, now: datetime) -> int:
    """Snapshot the teams whose digest is due and write its message; returns how many due rows were dealt with.

    A digest is late until its meeting starts; then it comes once, marked late, until the end of that day; then it is skipped.
    """
    dues = tx.dues.due(DueKind.DIGEST, now, BATCH)
    if not dues:
        return 0
    rhythm = rhythm_of(tx)
    for due in dues:
        meeting = rhythm.meeting_at(due.subject, due.planned)
        if _same_day(due, rhythm, now):
            _snapshot(tx, due, rhythm, meeting=meeting, now=now)
        else:
            log.warning("a digest was skipped: its day has passed", extra={"team": due.subject})
        day = rhythm.next_meeting(due.subject, max(now, due.at))
        tx.dues.put([replace(due, planned=day, at=rhythm.digest_at(due.subject, day))])
    return len(dues)


def _same_day(due: Due, rhythm: Rhythm, now: datetime) -> bool:
    """Until the end of the meeting's local day."""
    return now.astimezone(rhythm.zone_of_team(due.subject)).date() <= due.planned


def _snapshot(tx: Transaction, due: Due, rhythm: Rhythm, *, meeting: datetime, now: datetime) -> None:
    week = iso_week(due.planned)
    if tx.snapshots.get(due.subject, week) is not None:
        return
    view = take_snapshot(tx, due.subject, late=now >= meeting, now=now)
    tx.snapshots.add(Snapshot(team=due.subject, week=week, taken_at=now, meeting_at=meeting, about=to_json(view)))
    lead = rhythm.teams[due.subject].lead
    in_channel = bool(tx.teams.channels(due.subject))
    tx.outbox.add(
        [
            Message(
                key=f"digest:{due.subject}:{week}",
                kind="digest",
                about={"team": due.subject, "week": week},
                team=due.subject if in_channel else None,
                person=None if in_channel else lead,
                due_at=now,
                priority=Priority.DIGEST,
                expires_at=meeting + timedelta(days=1),
            )
        ]
        if in_channel or lead
        else []
    )
