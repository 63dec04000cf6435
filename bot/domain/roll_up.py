"""What the key results of an objective add up to (domain.md §4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.assessment import Assessment
from bot.domain.okr import KeyResult, Standing
from bot.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveStatus:
    """`progress` is a share within 0..1, None without any data; `without_data` counts key results that lack it."""

    progress: Decimal | None
    without_data: int
    status: Status


def roll_up(parts: Iterable[tuple[KeyResult, Assessment]]) -> ObjectiveStatus:
    """Weighted mean of clamped progress over key results with data; the worst status of all but guardrails."""
    total = weights = Decimal(0)
    without_data, worst = 0, Status.ACHIEVED
    judged = False
    for key_result, assessment in parts:
        if key_result.standing is not Standing.ACTIVE:
            continue
        if not key_result.measure.VETOES:
            judged, worst = True, min(worst, assessment.status, key=_rank)
        if not key_result.measure.weighs:
            continue
        if assessment.progress is None:
            without_data += 1
        else:
            total += key_result.weight * min(max(assessment.progress, Decimal(0)), Decimal(1))
            weights += key_result.weight
    return ObjectiveStatus(
        progress=total / weights if weights else None,
        without_data=without_data,
        status=worst if judged else Status.NO_DATA,
    )


def _rank(status: Status) -> int:
    return status.rank
