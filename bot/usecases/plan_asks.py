"""Plan when people are next asked: after an import, a new key result, a change of zone, day or hour (§8.1)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.cadence import iso_week, monday, next_working_moment
from bot.domain.people import Person, PersonId, TeamKey
from bot.domain.rhythm import WEEK, Rhythm
from bot.ports import Due, DueKind, Transaction
from bot.usecases.ask_for_check_ins import home, is_skipped
from bot.usecases.rhythm_of import rhythm_of


def plan_asks(tx: Transaction, people: Sequence[PersonId] | None = None, *, now: datetime) -> int:
    """Give each owner (of `people`, or everybody) their due row, take it from who owns nothing; returns the changes.

    Planning again without a change changes nothing. A new plan is for the next planned time, never in retrospect; a
    change moves only weeks without an ask, and if it puts this week's time into the past, the ask comes at the next
    working moment. Nobody is asked for what a forgotten person owned.
    """
    persons = list(tx.people.find(people).values()) if people is not None else list(tx.people.all())
    ids = [person.id for person in persons]
    standing = tx.dues.get(DueKind.ASK, ids)
    duties = tx.okrs.duties([person.id for person in persons if not person.former])
    homes = {one.id: home(one, duties[one.id][0].team) for one in persons if one.id in duties}
    rhythm = rhythm_of(tx, homes.values())
    owners = [one for one in persons if one.id in homes]
    this_week = {one.id: f"{one.id}:{iso_week(now.astimezone(rhythm.zone_of(one)).date())}" for one in owners}
    asked = tx.asks.existing(list(this_week.values()))
    plans = [
        _plan(one, homes[one.id], standing.get(one.id), rhythm, now, asked=this_week[one.id] in asked) for one in owners
    ]
    changed = [plan for plan in plans if standing.get(plan.subject) != plan]
    tx.dues.put(changed)
    gone = sorted(set(standing) - set(homes))
    tx.dues.drop(DueKind.ASK, gone)
    return len(changed) + len(gone)


def _plan(
    person: Person, team: TeamKey | None, standing: Due | None, rhythm: Rhythm, now: datetime, *, asked: bool
) -> Due:
    zone = rhythm.zone_of(person)
    today = now.astimezone(zone).date()
    if standing is not None and monday(standing.planned) < monday(today):
        return replace(standing, at=min(standing.at, now))  # its week is over where they are now: the tick will say so
    day, at = rhythm.ask_in_week(team, today, zone)
    if standing is not None and (standing.planned, standing.at) == (day, at):
        return standing
    skipped = standing.skipped if standing is not None else None
    settled = asked or (standing is not None and is_skipped(standing, day))
    if not settled and at > now:
        return Due(kind=DueKind.ASK, subject=person.id, planned=day, at=at, skipped=skipped)
    if not settled and standing is not None and monday(standing.planned) == monday(day):
        return replace(standing, planned=day, at=next_working_moment(now, zone, rhythm.rules))
    day, at = rhythm.ask_in_week(team, today + WEEK, zone)
    return Due(kind=DueKind.ASK, subject=person.id, planned=day, at=at, skipped=skipped)
