"""What can go wrong with a call, one script for each method."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

When: TypeAlias = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One call that goes wrong, before or after Slack has accepted it.

    `answer` is an HTTP status or an error word in an `ok: false`; "hang" never answers; "reset" cuts the connection.
    """

    answer: int | str
    when: When = "before"
    retry_after: int | None = None


def throttled(retry_after: int) -> Fault:
    """429 with Retry-After."""
    return Fault(answer=429, retry_after=retry_after)


SERVER_ERROR_BEFORE = Fault(answer=500)
SERVER_ERROR_AFTER = Fault(answer=500, when="after")
INTERNAL_ERROR = Fault(answer="internal_error")
HANG_BEFORE = Fault(answer="hang")
HANG_AFTER = Fault(answer="hang", when="after")
RESET_BEFORE = Fault(answer="reset")
RESET_AFTER = Fault(answer="reset", when="after")


@dataclass(slots=True)
class Faults:
    """The faults to come, each used once, in order; None stands for a call that goes well."""

    _coming: defaultdict[str, deque[Fault | None]] = field(default_factory=lambda: defaultdict(deque))

    def script(self, method: str, *faults: Fault | None) -> None:
        """Let the next calls of this method go wrong like this."""
        self._coming[method].extend(faults)

    def next(self, method: str) -> Fault | None:
        """What happens to this call."""
        coming = self._coming[method]
        return coming.popleft() if coming else None
