"""What a team's digest is composed from: its key results as they stand at one moment."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from bot.digest.view import ChildView, KeyResultView, View
from bot.domain.check_in import CheckIn, counted
from bot.domain.inherited import team_zone
from bot.domain.okr import Key, Standing, Visibility
from bot.domain.people import Person, TeamKey
from bot.ports import Ask, Transaction
from bot.usecases.look import Look, Seen, look
from bot.usecases.visible import visible_to, visible_to_all


def take_snapshot(tx: Transaction, team: TeamKey, *, now: datetime, reader: Person | None = None) -> View:
    """The team's own key results and one line a child team, as far as `reader`, or a channel, may see them.

    What is left out of the team's own is counted.
    """
    teams = tx.teams.all()
    children = sorted(key for key, one in teams.items() if one.parent == team)
    proofs = [p for p in tx.okrs.of_teams([team, *children]) if p.key_result.standing is Standing.ACTIVE]
    shown = visible_to(reader, proofs, teams).proofs if reader is not None else visible_to_all(proofs).proofs
    seen = look(tx, shown, now=now)
    before = tx.snapshots.latest(team)
    since = before.taken_at if before else None
    unanswered = _unanswered(tx.asks.since([team], since))
    own = [one for one in seen.seen if one.objective.team == team]
    today = now.astimezone(team_zone(team, teams, tx.workspace.zone)).date()
    week, weeks = _week(tx, [one.objective.cycle for one in own or seen.seen], today)
    return View(
        team=team,
        name=teams[team].name,
        week=week,
        weeks=weeks,
        key_results=[_view(one, unanswered, since, now) for one in own],
        children=[ChildView(team=c, name=teams[c].name, counts=_counts(seen, c)) for c in children],
        left_out=sum(1 for proof in proofs if proof.objective.team == team) - len(own),
        taken_at=now,
        counts=_counts(seen, team),
    )


def _unanswered(asks: Sequence[Ask]) -> set[Key]:
    """Entries open in the newest ask that holds them."""
    newest: dict[Key, bool] = {}
    for ask in sorted(asks, key=lambda one: one.asked_at):
        still = {entry.key_result for entry in ask.open}
        newest |= {entry.key_result: entry.key_result in still for entry in ask.entries}
    return {key for key, still in newest.items() if still}


def _week(tx: Transaction, cycles: Sequence[str], today: date) -> tuple[int, int]:
    return tx.okrs.cycles()[cycles[0]].week(today) if cycles else (1, 1)


def _counts(seen: Look, team: TeamKey) -> dict[str, int]:
    return dict(Counter(one.now.status.value for one in seen.seen if one.objective.team == team))


def _view(one: Seen, unanswered: set[Key], since: datetime | None, now: datetime) -> KeyResultView:
    key_result, state = one.key_result, one.now
    news = [check_in for check_in in counted(one.history) if since is None or check_in.at > since]
    blocker = state.blocked
    return KeyResultView(
        key=key_result.key,
        title=key_result.title,
        owner=one.owner.name,
        kind=key_result.measure.KIND,
        unit=key_result.unit,
        status=state.status.value,
        value=state.value,
        target=key_result.measure.target,
        progress=state.progress,
        expected=state.expected,
        confidence=state.confidence,
        blocker=blocker.what if blocker else None,
        blocked_since=blocker.opened_at if blocker else None,
        note=_newest_note(one.history),
        silent_weeks=_silent_weeks(one.history, key_result.created_at, now),
        unanswered=key_result.key in unanswered,
        news=bool(news),
        team_only=one.objective.visibility is Visibility.TEAM,
    )


def _newest_note(history: Sequence[CheckIn]) -> str | None:
    return next((check_in.note for check_in in reversed(counted(history)) if check_in.note), None)


def _silent_weeks(history: Sequence[CheckIn], created_at: datetime, now: datetime) -> int:
    standing = counted(history)
    return (now - (standing[-1].at if standing else created_at)).days // 7
