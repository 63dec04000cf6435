"""The status of a key result, decided in the order of domain.md §3."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Worst first; paused and dropped don't count and come last."""

    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    NO_NEWS = "no_news"
    NO_DATA = "no_data"
    ON_TRACK = "on_track"
    ACHIEVED = "achieved"
    PAUSED = "paused"
    DROPPED = "dropped"

    @property
    def rank(self) -> int:
        """Its place from the worst (0) on."""
        return _RANKS[self]


_RANKS = {status: rank for rank, status in enumerate(Status)}


class Rule(StrEnum):
    """Which step of §3 decided; the code that a reason and `why` are worded from."""

    SAID = "said"
    PACE = "pace"
    SAID_AND_PACE = "said_and_pace"
    NO_DATA = "no_data"
    ACHIEVED = "achieved"
    GUARDRAIL = "guardrail"
    BLOCKED = "blocked"
    NO_NEWS = "no_news"
    PAUSED = "paused"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Decision:
    """A status and the rule that gave it."""

    status: Status
    rule: Rule


def decide(
    *, said: Status | None, pace: Status | None, complete: bool, breach: bool, blocked: bool, stale: bool
) -> Decision:
    """Steps 2 to 6 of §3.

    `complete`: progress of 1 or more that may count as achieved; `breach`: a guardrail of the objective is breached.
    """
    decision = _own(said, pace)
    held_back = breach or blocked
    if complete and not held_back and said is not Status.OFF_TRACK:
        decision = Decision(Status.ACHIEVED, Rule.ACHIEVED)
    if held_back and decision.status is Status.ON_TRACK:
        decision = Decision(Status.AT_RISK, Rule.GUARDRAIL if breach else Rule.BLOCKED)
    if stale and decision.status not in {Status.OFF_TRACK, Status.AT_RISK}:
        decision = Decision(Status.NO_NEWS, Rule.NO_NEWS)
    return decision


def _own(said: Status | None, pace: Status | None) -> Decision:
    """The worse of the owner's word and the pace, as far as they exist."""
    if said is None:
        return Decision(Status.NO_DATA, Rule.NO_DATA) if pace is None else Decision(pace, Rule.PACE)
    if pace is None or said.rank < pace.rank:
        return Decision(said, Rule.SAID)
    return Decision(pace, Rule.SAID_AND_PACE if said is pace else Rule.PACE)
