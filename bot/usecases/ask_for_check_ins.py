"""Ask the people whose time has come for news on their due key results (domain.md §8.1, §8.2)."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.cadence import instant, iso_week, monday, next_working_moment
from bot.domain.okr import Key
from bot.domain.people import Person, PersonId, TeamKey
from bot.domain.rhythm import WEEK, Duty, Rhythm
from bot.ports import Ask, Due, DueKind, Entry, Message, Priority, Transaction
from bot.usecases.rhythm_of import rhythm_of

log = logging.getLogger(__name__)

BATCH = 200
ON_TIME = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One due row with what is needed to decide on it; `at` is the planned time, wherever the row has moved to."""

    due: Due
    week: str
    ask: str
    zone: ZoneInfo
    team: TeamKey | None
    at: datetime
    duties: Sequence[Duty]


def ask_for_check_ins(tx: Transaction, *, now: datetime) -> int:
    """Write the asks that are due, up to a batch, and plan the next; returns how many due rows were dealt with."""
    dues = tx.dues.due(DueKind.ASK, now, BATCH)
    if not dues:
        return 0
    people = tx.people.find([due.subject for due in dues])
    duties = tx.okrs.duties(list(people))
    rhythm = rhythm_of(tx, _teams(people, duties))
    planned = [_planned(due, people[due.subject], duties[due.subject], rhythm) for due in dues if due.subject in duties]
    known = tx.asks.existing([one.ask for one in planned])
    checked = tx.check_ins.last_days([duty.key for one in planned for duty in one.duties])
    asks: list[Ask] = []
    messages: list[Message] = []
    later: list[Due] = []
    for one in planned:
        settled = one.ask in known or is_skipped(one.due, one.due.planned)
        entries = () if settled else _entries(one, rhythm, checked)
        moment = _moment(one, rhythm, now) if entries else now
        if moment is None:
            log.warning("an ask was skipped: its week or the digest has passed", extra={"ask": one.ask})
        elif moment > now:
            later.append(replace(one.due, at=moment))
            continue
        elif entries:
            if now - one.at > ON_TIME:
                about = {"ask": one.ask, "planned": one.at.isoformat()}
                log.info(
                    "an ask comes late: nothing ticked at its time, or its time was moved into the past", extra=about
                )
            asks.append(_ask(one, entries, rhythm, now))
            messages.append(_message(one, rhythm, now))
        later.append(_next(one, rhythm, skipped=one.due.planned if moment is None else one.due.skipped))
    tx.asks.add(asks)
    tx.outbox.add(messages)
    tx.dues.put(later)
    tx.dues.drop(DueKind.ASK, sorted({due.subject for due in dues} - {due.subject for due in later}))
    return len(dues)


def _teams(people: Mapping[PersonId, Person], duties: Mapping[PersonId, Sequence[Duty]]) -> Iterator[TeamKey | None]:
    """The home teams, whose times hold, and those of the key results, whose weeks do."""
    yield from (person.team for person in people.values())
    yield from (duty.team for owned in duties.values() for duty in owned)


def _planned(due: Due, person: Person, duties: Sequence[Duty], rhythm: Rhythm) -> Planned:
    zone, team, week = rhythm.zone_of(person), home(person, duties[0].team), iso_week(due.planned)
    return Planned(
        due=due,
        week=week,
        ask=f"{due.subject}:{week}",
        zone=zone,
        team=team,
        at=instant(due.planned, rhythm.ask_time(team).at, zone),
        duties=duties,
    )


def home(person: Person, first: TeamKey | None) -> TeamKey | None:
    """The home team; without one, that of the first key result."""
    return person.team or first


def is_skipped(due: Due, day: date) -> bool:
    """Whether the ask for the week of `day` has been skipped, which settles that week as an ask does."""
    return due.skipped is not None and monday(due.skipped) == monday(day)


def _moment(one: Planned, rhythm: Rhythm, now: datetime) -> datetime | None:
    """When to ask: at its time; if late, now or at the next working moment; None, if too late."""
    if now - one.at <= ON_TIME:
        return max(now, one.at)
    moment = next_working_moment(now, one.zone, rhythm.rules)
    return moment if moment < rhythm.asking_ends(one.team, one.due.planned, one.zone) else None


def _next(one: Planned, rhythm: Rhythm, *, skipped: date | None) -> Due:
    """The next week's row, from the local date of this one, not from its instant."""
    day, at = rhythm.ask_in_week(one.team, one.due.planned + WEEK, one.zone)
    return Due(kind=DueKind.ASK, subject=one.due.subject, planned=day, at=at, skipped=skipped)


def _entries(one: Planned, rhythm: Rhythm, checked: Mapping[Key, datetime]) -> tuple[Entry, ...]:
    """What is due: in its team's week, begun, and without news since the local date three days before."""
    day = one.due.planned
    since = day - timedelta(days=rhythm.rules.checked_in_days)
    due = [
        duty.key
        for duty in one.duties
        if duty.first_day <= day
        and rhythm.asks_in_week(duty.team, day)
        and not (duty.key in checked and checked[duty.key].astimezone(one.zone).date() >= since)
    ]
    return tuple(Entry(position=at, key_result=key) for at, key in enumerate(due, start=1))


def _ask(one: Planned, entries: tuple[Entry, ...], rhythm: Rhythm, now: datetime) -> Ask:
    return Ask(
        id=one.ask,
        person=one.due.subject,
        week=one.week,
        planned=one.due.planned,
        asked_at=now,
        entries=entries,
        next_reminder_at=rhythm.next_reminder(one.zone, one.team, asked_at=now, after=now),
    )


def _message(one: Planned, rhythm: Rhythm, now: datetime) -> Message:
    return Message(
        key=f"ask:{one.ask}",
        kind="ask",
        about={"ask": one.ask},
        person=one.due.subject,
        due_at=now,
        priority=Priority.ASK,
        expires_at=rhythm.asking_ends(one.team, one.due.planned, one.zone),
    )
