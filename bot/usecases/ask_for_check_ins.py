"""Ask the people whose time has come for news on their due key results (domain.md §8.1, §8.2)."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.domain.cadence import instant, iso_week, monday, next_working_moment
from bot.domain.okr import Key
from bot.domain.people import Person, PersonId, TeamKey
from bot.domain.rhythm import WEEK, Rhythm
from bot.ports import Ask, Due, DueKind, Entry, Message, Priority, Proof, Transaction
from bot.usecases.rhythm_of import rhythm_of

log = logging.getLogger(__name__)

BATCH = 200
ON_TIME = timedelta(minutes=15)
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One due row with what is needed to decide on it."""

    due: Due
    person: Person
    team: TeamKey | None
    proofs: Sequence[Proof]


def ask_for_check_ins(tx: Transaction, *, now: datetime) -> int:
    """Write the asks that are due, up to a batch, and plan the next; returns how many due rows were dealt with."""
    dues = tx.dues.due(DueKind.ASK, now, BATCH)
    if not dues:
        return 0
    planned = _planned(tx, dues)
    rhythm = rhythm_of(tx, _teams(planned))
    known = tx.asks.existing([_ask_id(one) for one in planned])
    checked = tx.check_ins.last_days([proof.key_result.key for one in planned for proof in one.proofs])
    asks: list[Ask] = []
    messages: list[Message] = []
    later: list[Due] = []
    for one in planned:
        entries = _entries(one, rhythm, checked) if _ask_id(one) not in known else ()
        moment = _moment(one, rhythm, now) if entries else now
        if moment is not None and moment > now:
            later.append(replace(one.due, at=moment))
            continue
        later.append(_next(one, rhythm))
        if entries and moment is None:
            log.warning("an ask was skipped: its week or the digest has passed", extra={"ask": _ask_id(one)})
        elif entries:
            asks.append(_ask(one, entries, rhythm, now))
            messages.append(_message(one, rhythm, now))
    tx.asks.add(asks)
    tx.outbox.add(messages)
    tx.dues.put(later)
    tx.dues.drop(DueKind.ASK, sorted({due.subject for due in dues} - {due.subject for due in later}))
    return len(dues)


def _planned(tx: Transaction, dues: Sequence[Due]) -> Sequence[Planned]:
    """People who own nothing any more have no plan."""
    people = tx.people.find([due.subject for due in dues])
    owned: dict[PersonId, list[Proof]] = defaultdict(list)
    for proof in tx.okrs.of_owners(list(people)):
        owned[proof.key_result.owner].append(proof)
    return [
        Planned(due=due, person=people[due.subject], team=home(people[due.subject], owned[due.subject]), proofs=proofs)
        for due in dues
        if (proofs := owned.get(due.subject))
    ]


def _teams(planned: Sequence[Planned]) -> Iterator[TeamKey | None]:
    """The home teams, whose times hold, and those of the key results, whose weeks do."""
    for one in planned:
        yield one.team
        yield from (proof.objective.team for proof in one.proofs)


def home(person: Person, proofs: Sequence[Proof]) -> TeamKey | None:
    """The home team; without one, that of the first key result."""
    return person.team or (proofs[0].objective.team if proofs else None)


def date_in_week(rhythm: Rhythm, team: TeamKey | None, day: date) -> date:
    """The planned date in the ISO week of `day`: every week has one, for the interval belongs to key results."""
    return monday(day) + timedelta(days=rhythm.ask_time(team).weekday)


def _ask_id(one: Planned) -> str:
    return f"{one.person.id}:{iso_week(one.due.planned)}"


def _planned_at(one: Planned, rhythm: Rhythm) -> datetime:
    return instant(one.due.planned, rhythm.ask_time(one.team).at, rhythm.zone_of(one.person))


def _moment(one: Planned, rhythm: Rhythm, now: datetime) -> datetime | None:
    """When to ask: now, if on time or inside working hours; the next working moment, if late; None, if too late."""
    planned = _planned_at(one, rhythm)
    if now - planned <= ON_TIME:
        return now
    moment = next_working_moment(now, rhythm.zone_of(one.person), rhythm.rules)
    return moment if moment < _end(one, rhythm) else None


def _end(one: Planned, rhythm: Rhythm) -> datetime:
    """When asking makes no sense any more: the local week is over, or the home team's next digest is due."""
    week_ends = instant(monday(one.due.planned) + WEEK, MIDNIGHT, rhythm.zone_of(one.person))
    digest = rhythm.digest_after(one.team, _planned_at(one, rhythm))
    return week_ends if digest is None else min(week_ends, digest)


def _next(one: Planned, rhythm: Rhythm) -> Due:
    """The next week's row, from the local date of this one, not from its instant."""
    day = date_in_week(rhythm, one.team, one.due.planned + WEEK)
    at = instant(day, rhythm.ask_time(one.team).at, rhythm.zone_of(one.person))
    return Due(kind=DueKind.ASK, subject=one.person.id, planned=day, at=at)


def _entries(one: Planned, rhythm: Rhythm, checked: Mapping[Key, datetime]) -> tuple[Entry, ...]:
    """What is due: in its team's week, begun, and without news since the local date three days before."""
    zone = rhythm.zone_of(one.person)
    since = one.due.planned - timedelta(days=rhythm.rules.checked_in_days)
    due = [
        proof.key_result
        for proof in one.proofs
        if proof.key_result.first_day <= one.due.planned
        and rhythm.asks_in_week(proof.objective.team, one.due.planned)
        and not (proof.key_result.key in checked and checked[proof.key_result.key].astimezone(zone).date() >= since)
    ]
    return tuple(Entry(position=at, key_result=key_result.key) for at, key_result in enumerate(due, start=1))


def _ask(one: Planned, entries: tuple[Entry, ...], rhythm: Rhythm, now: datetime) -> Ask:
    return Ask(
        id=_ask_id(one),
        person=one.person.id,
        week=iso_week(one.due.planned),
        planned=one.due.planned,
        asked_at=now,
        entries=entries,
        next_reminder_at=rhythm.next_reminder(one.person, one.team, asked_at=now, after=now),
    )


def _message(one: Planned, rhythm: Rhythm, now: datetime) -> Message:
    return Message(
        key=f"ask:{_ask_id(one)}",
        kind="ask",
        about={"ask": _ask_id(one)},
        person=one.person.id,
        due_at=now,
        priority=Priority.ASK,
        expires_at=_end(one, rhythm),
    )
