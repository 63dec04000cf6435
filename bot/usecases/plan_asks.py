"""Plan when people are next asked: after an import, a new key result, a change of zone, day or hour (§8.1)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.cadence import instant, iso_week, monday, next_working_moment
from bot.domain.people import Person, PersonId, TeamKey
from bot.domain.rhythm import WEEK, Rhythm
from bot.ports import Due, DueKind, Proof, Transaction
from bot.usecases.ask_for_check_ins import date_in_week, home
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
    owned: dict[PersonId, list[Proof]] = defaultdict(list)
    for proof in tx.okrs.of_owners([person.id for person in persons if not person.former]):
        owned[proof.key_result.owner].append(proof)
    rhythm = rhythm_of(tx)
    weeks = {one.id: iso_week(now.astimezone(rhythm.zone_of(one)).date()) for one in persons}
    asked = tx.asks.existing([f"{one.id}:{weeks[one.id]}" for one in persons if one.id in owned])
    plans = [
        _plan(
            one, home(one, owned[one.id]), standing.get(one.id), rhythm, now, asked=f"{one.id}:{weeks[one.id]}" in asked
        )
        for one in persons
        if one.id in owned
    ]
    changed = [plan for plan in plans if standing.get(plan.subject) != plan]
    tx.dues.put(changed)
    gone = sorted(set(standing) - set(owned))
    tx.dues.drop(DueKind.ASK, gone)
    return len(changed) + len(gone)


def _plan(
    person: Person, team: TeamKey | None, standing: Due | None, rhythm: Rhythm, now: datetime, *, asked: bool
) -> Due:
    zone = rhythm.zone_of(person)
    today = now.astimezone(zone).date()
    cadence = rhythm.ask_time(team)

    def at(day: date) -> datetime:
        return instant(day, cadence.at, zone)

    day = date_in_week(rhythm, team, today)
    if standing is not None and (standing.at <= now or (standing.planned, standing.at) == (day, at(day))):
        return standing
    if not asked and at(day) > now:
        return Due(kind=DueKind.ASK, subject=person.id, planned=day, at=at(day))
    if not asked and standing is not None and monday(standing.planned) == monday(day):
        moment = next_working_moment(now, zone, rhythm.rules)
        return Due(kind=DueKind.ASK, subject=person.id, planned=day, at=moment)
    day = date_in_week(rhythm, team, today + WEEK)
    return Due(kind=DueKind.ASK, subject=person.id, planned=day, at=at(day))
