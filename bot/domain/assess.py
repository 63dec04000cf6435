"""How one key result is assessed: §2, §3 and §5 of domain.md put together."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.assessment import Assessment, Said, Streak
from bot.domain.cadence import instant, iso_week
from bot.domain.check_in import Blocker, Word
from bot.domain.confidence import band
from bot.domain.measures import Measure
from bot.domain.news import News
from bot.domain.okr import Ambition, Key, KeyResult, Standing
from bot.domain.pace import Pace, Timing
from bot.domain.progress import pace_by_gap
from bot.domain.rules import Rules
from bot.domain.status import Decision, Rule, Status, decide

_WORDS = {
    Word.ON_TRACK: Status.ON_TRACK,
    Word.DONE: Status.ON_TRACK,
    Word.AT_RISK: Status.AT_RISK,
    Word.OFF_TRACK: Status.OFF_TRACK,
}
_APART = {
    Standing.PAUSED: Decision(Status.PAUSED, Rule.PAUSED),
    Standing.DROPPED: Decision(Status.DROPPED, Rule.DROPPED),
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all key results of a team are judged by: its zone and local day, and how long its news stays fresh."""

    zone: ZoneInfo
    stale_after: timedelta
    rules: Rules
    now: datetime
    today: date


def assess(
    key_result: KeyResult,
    news: News,
    ambition: Ambition,
    blocked: Blocker | None,
    guardrail: Key | None,
    team: Surroundings,
) -> Assessment:
    """Where the key result stands; `guardrail` is a breached one of its objective, `blocked` its open blocker."""
    measure = key_result.measure
    timing = _timing(key_result, news, team)
    value = measure.assumed(timing) if news.value is None else news.value
    progress = None if value is None else measure.progress(value)
    pace = _pace(measure, value, progress, timing, ambition, team.rules)
    said = _said(news, team.rules)
    last_news_at = news.valued_at if measure.NEEDS_VALUES else news.last_at
    no_news_days = _no_news_days(key_result, last_news_at, team)
    decision = _APART.get(key_result.standing) or decide(
        said=said.status if said else None,
        pace=pace.status if pace else None,
        complete=progress is not None and progress >= 1 and measure.can_be_achieved(timing),
        breach=guardrail is not None,
        blocked=blocked is not None,
        stale=no_news_days is not None,
    )
    return Assessment(
        key=key_result.key,
        status=decision.status,
        rule=decision.rule,
        blocked=blocked,
        said=said,
        pace=pace,
        progress=progress,
        on_pace=_on_pace(measure, timing),
        value=news.value,
        previous_value=news.previous_value,
        values=news.values,
        confidence=news.confidence,
        previous_confidence=news.previous_confidence,
        confidence_at=news.confidence_at,
        last_news_at=last_news_at,
        no_news_days=no_news_days,
        stale_after=team.stale_after,
        streak=_streak(measure, news, team.zone) if measure.VETOES else None,
        guardrail=guardrail,
        timing=timing,
    )


def _timing(key_result: KeyResult, news: News, team: Surroundings) -> Timing:
    return Timing(
        first_day=key_result.first_day,
        last_day=key_result.last_day,
        today=team.today,
        compared_on=team.today if news.valued_at is None else news.valued_at.astimezone(team.zone).date(),
        checked_in=news.last_at is not None,
    )


def _pace(
    measure: Measure,
    value: Decimal | None,
    progress: Decimal | None,
    timing: Timing,
    ambition: Ambition,
    rules: Rules,
) -> Pace | None:
    """By gap where the measure is, else its own verdict; on track only if it was heard of, past due or not."""
    expected = measure.expected(timing)
    if expected is None:
        return measure.verdict(value, timing, rules)
    if progress is None:
        return None
    pace = pace_by_gap(expected=expected, progress=progress, ambition=ambition, rules=rules)
    unheard_of = not timing.checked_in
    return None if unheard_of and pace.status is Status.ON_TRACK else pace


def _on_pace(measure: Measure, timing: Timing) -> Decimal | None:
    """As of today, not of the day of the value."""
    today = Timing(timing.first_day, timing.last_day, timing.today, timing.today, timing.checked_in)
    expected = measure.expected(today)
    return None if expected is None else measure.on_pace(expected)


def _said(news: News, rules: Rules) -> Said | None:
    check_in = news.said
    if check_in is None:
        return None
    if check_in.word is not None:
        status = _WORDS[check_in.word]
    elif check_in.confidence is not None:
        status = band(check_in.confidence, rules)
    else:
        return None
    return Said(status=status, word=check_in.word, confidence=check_in.confidence, at=check_in.at)


def _no_news_days(key_result: KeyResult, last_news_at: datetime | None, team: Surroundings) -> int | None:
    """How many local days ago the last news was if that is too long, else None (§3.6)."""
    since = last_news_at
    if since is None:
        since = max(instant(key_result.first_day, time(0), team.zone), key_result.created_at)
    if team.now - since <= team.stale_after:
        return None
    return (team.today - since.astimezone(team.zone).date()).days


def _streak(measure: Measure, news: News, zone: ZoneInfo) -> Streak:
    days = (moment.astimezone(zone).date() for moment in news.moments)
    by_week = {iso_week(day): value for day, value in zip(days, news.values, strict=True)}
    held = sum(1 for value in by_week.values() if measure.progress(value) >= 1)
    return Streak(held, len(by_week))
