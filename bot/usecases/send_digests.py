"""Take a snapshot before each meeting and have it posted (domain.md §8.4, §9)."""

import logging
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.digest.view import to_json
from bot.domain.cadence import instant, iso_week
from bot.domain.rhythm import Rhythm
from bot.ports import Due, DueKind, Message, Priority, Snapshot, Transaction
from bot.usecases.ask_for_check_ins import ON_TIME
from bot.usecases.rhythm_of import rhythm_of
from bot.usecases.take_snapshot import take_snapshot

log = logging.getLogger(__name__)

BATCH = 20
MIDNIGHT = time(0)


def send_digests(tx: Transaction, *, now: datetime) -> int:
    """Snapshot the teams whose digest is due and write its message; returns how many due rows were dealt with.

    A digest comes until the end of the meeting's local day, marked late once the meeting has begun; then it is skipped.
    """
    dues = tx.dues.due(DueKind.DIGEST, now, BATCH)
    if not dues:
        return 0
    rhythm = rhythm_of(tx, [due.subject for due in dues])
    for due in dues:
        if now < _end(due, rhythm):
            _send(tx, due, rhythm, now)
        else:
            log.warning("a digest was skipped: its day has passed", extra={"team": due.subject, "day": due.planned})
    tx.dues.put([_next(due, rhythm) for due in dues])
    return len(dues)


def _end(due: Due, rhythm: Rhythm) -> datetime:
    """The end of the meeting's day, where the team is."""
    return instant(due.planned + timedelta(days=1), MIDNIGHT, rhythm.zone_of_team(due.subject))


def _next(due: Due, rhythm: Rhythm) -> Due:
    """The meeting after this one, from its local date: after a long silence each is judged by itself."""
    day = rhythm.meeting(due.subject).next_date(due.planned + timedelta(days=1))
    return replace(due, planned=day, at=rhythm.digest_at(due.subject, day))


def _send(tx: Transaction, due: Due, rhythm: Rhythm, now: datetime) -> None:
    """Once a team and week, to its channel, else to its lead in private."""
    team, week = due.subject, iso_week(due.planned)
    if tx.snapshots.get(team, week) is not None:
        return
    if now - due.at > ON_TIME:
        log.info("a digest comes late: nothing ticked at its time", extra={"team": team, "planned": due.at.isoformat()})
    meeting = rhythm.meeting_at(team, due.planned)
    view = take_snapshot(tx, team, now=now)
    tx.snapshots.add(Snapshot(team=team, week=week, taken_at=now, meeting_at=meeting, about=to_json(view)))
    in_channel = bool(tx.teams.channels(team))
    lead = rhythm.teams[team].lead
    if not in_channel and lead is None:
        log.warning("a digest has nobody to go to: the team has no channel and no lead", extra={"team": team})
        return
    message = Message(
        key=f"digest:{team}:{week}",
        kind="digest",
        about={"team": team, "week": week},
        team=team if in_channel else None,
        person=None if in_channel else lead,
        due_at=now,
        priority=Priority.DIGEST,
        expires_at=_end(due, rhythm),
    )
    tx.outbox.add([message])
