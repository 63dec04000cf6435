"""What a benchmark gives back: what we take, what the bare floor takes, and the bar that their ratio has to hold."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

Figure: TypeAlias = dict[str, object]
Side: TypeAlias = Literal["at least", "at most"]


def figure(name: str, *, ours: float, floor: float, side: Side, bar: float) -> Figure:
    """One line of the table; the name says of what and in which unit, the ratio is ours to the floor."""
    ratio = ours / floor
    return {
        "name": name,
        "ours": round(ours, 4),
        "floor": round(floor, 4),
        "ratio": round(ratio, 3),
        "bar": f"{side} {bar:g}",
        "holds": ratio >= bar if side == "at least" else ratio <= bar,
    }


def by_turns(rounds: int, *measure: Callable[[], float]) -> Sequence[float]:
    """The median of each over so many rounds, one after the other in each round, so that noise hits all alike."""
    taken = [[one() for one in measure] for _ in range(rounds)]
    return [statistics.median(of_one) for of_one in zip(*taken, strict=True)]


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` of all values don't exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
