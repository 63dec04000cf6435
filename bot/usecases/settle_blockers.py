"""Keep the open blocker of a key result in line with what its check-ins say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.check_in import Blocker, CheckIn, counted
from bot.domain.okr import Key
from bot.ports import Transaction

History = Sequence[CheckIn]


def settle_blockers(
    tx: Transaction, before: Mapping[Key, History], after: Mapping[Key, History], *, now: datetime
) -> None:
    """Resolve what no longer stands and open what now does; each `after` ends with the check-in that changed it."""
    changes: list[Blocker] = []
    for key, history in after.items():
        was, stands = standing_blocker(before.get(key, ())), standing_blocker(history)
        if was is not None and (stands is None or stands.id != was.id):
            changes.append(replace(was, resolved_at=now, resolved_by=history[-1].id))
        if stands is not None and (was is None or stands.id != was.id):
            changes.append(stands)
    if changes:
        tx.blockers.put(changes)


def standing_blocker(history: History) -> Blocker | None:
    """What blocks it by all that counts: another blocker takes the first one's place, saying the same again doesn't."""
    standing: CheckIn | None = None
    for check_in in counted(history):
        if check_in.blocked is False:
            standing = None
        elif check_in.blocked and (standing is None or _names_another(check_in, standing)):
            standing = _first_to_say_so(check_in, history)
    return _opened_by(standing) if standing is not None else None


def _names_another(check_in: CheckIn, standing: CheckIn) -> bool:
    return check_in.blocker is not None and _folded(check_in) != _folded(standing)


def _first_to_say_so(check_in: CheckIn, history: History) -> CheckIn:
    """A correction that leaves the blocker alone doesn't make it younger."""
    by_id = {each.id: each for each in history}
    first = check_in
    while (corrected := by_id.get(first.replaces or "")) is not None:
        if not corrected.blocked or _folded(corrected) != _folded(check_in):
            break
        first = corrected
    return first


def _folded(check_in: CheckIn) -> str:
    return " ".join((check_in.blocker or "").casefold().split())


def _opened_by(check_in: CheckIn) -> Blocker:
    return Blocker(
        id=check_in.id,
        key_result=check_in.key_result,
        opened_at=check_in.at,
        opened_by=check_in.author,
        what=check_in.blocker,
    )
