"""What moved since the last digest: statuses, confidence that dropped, the biggest steps."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.digest.view import KeyResultView, View

ORDER = 30
CONFIDENCE_DROP = Decimal(2)
MOVERS = 3
SHOWN = 6


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """At most six key results: every status move and confidence drop of two or more, then the biggest movers."""
    if previous is None:
        return None
    earlier = previous.by_key()
    pairs = [(now, earlier[now.key]) for now in current.key_results if now.key in earlier]
    notable = [pair for pair in pairs if _is_notable(*pair)]
    movers = sorted(
        (pair for pair in pairs if not _is_notable(*pair) and _step(*pair)), key=_size_of_step, reverse=True
    )
    chosen: Sequence[tuple[KeyResultView, KeyResultView]] = [*notable, *movers[:MOVERS]]
    if not chosen:
        return None
    return {"changes": [_change(*pair) for pair in chosen[:SHOWN]], "more": max(0, len(chosen) - SHOWN)}


def _is_notable(now: KeyResultView, before: KeyResultView) -> bool:
    return _status_moved(now, before) or _confidence_dropped(now, before)


def _status_moved(now: KeyResultView, before: KeyResultView) -> bool:
    """A key result that merely fell silent stands among those not heard from."""
    fell_silent = now.unanswered and now.status == "no_news"
    return now.status != before.status and not fell_silent


def _confidence_dropped(now: KeyResultView, before: KeyResultView) -> bool:
    if now.confidence is None or before.confidence is None:
        return False
    return before.confidence - now.confidence >= CONFIDENCE_DROP


def _step(now: KeyResultView, before: KeyResultView) -> Decimal:
    return abs((now.progress or Decimal(0)) - (before.progress or Decimal(0)))


def _size_of_step(pair: tuple[KeyResultView, KeyResultView]) -> tuple[Decimal, str]:
    return (_step(*pair), pair[0].key)


def _change(now: KeyResultView, before: KeyResultView) -> Mapping[str, object]:
    return {
        "key": now.key,
        "title": now.title,
        "unit": now.unit,
        "kind": now.kind,
        "value": now.value,
        "value_before": before.value,
        "status": now.status,
        "status_before": before.status,
        "confidence": now.confidence,
        "confidence_before": before.confidence,
    }
