"""What a snapshot holds: the state of a team's key results at one moment, as plain values that survive JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias, cast

from pydantic import TypeAdapter

Json: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResultView:
    """One key result as it stood. Shares are raw progress and expected progress; `kind` is its measure's name.

    `team_only`: not for everyone, so that only a digest for one reader holds it.
    """

    key: str
    title: str
    owner: str
    kind: str
    unit: str
    status: str
    value: Decimal | None = None
    target: Decimal | None = None
    progress: Decimal | None = None
    expected: Decimal | None = None
    confidence: Decimal | None = None
    blocker: str | None = None
    blocked_since: datetime | None = None
    note: str | None = None
    silent_weeks: int | None = None
    unanswered: bool = False
    news: bool = False
    team_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildView:
    """One child team in a line: how many of its key results stand where."""

    team: str
    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A team's key results and its child teams; `left_out` counts what its readers may not see."""

    team: str
    name: str
    week: int
    weeks: int
    key_results: Sequence[KeyResultView]
    children: Sequence[ChildView] = ()
    left_out: int = 0
    taken_at: datetime
    late: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)

    def by_key(self) -> Mapping[str, KeyResultView]:
        """Its key results by their keys."""
        return {one.key: one for one in self.key_results}


_AS_JSON = TypeAdapter(View)


def to_json(view: View) -> Json:
    """The view as it is stored; numbers and times as strings."""
    return cast("Json", _AS_JSON.dump_python(view, mode="json"))


def from_json(stored: Json) -> View:
    """What `to_json` stored."""
    return _AS_JSON.validate_python(stored)
