"""Failures that may come back every few seconds: told in one line each, with a trace only the first time."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

log = logging.getLogger(__name__)

TICKING = "a tick failed; the next one tries again"
SENDING = "sending failed; the next tick tries again"


@dataclass(slots=True)
class Trouble:
    """`sentence` says what failed, and what happens next."""

    sentence: str
    _last: str | None = None

    @contextmanager
    def told(self, **about: str) -> Iterator[None]:
        """Let a failure of the block end here, as one line of the log."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever it is, the next knock tries again
            self._tell(error, about)
        else:
            self._last = None

    def _tell(self, error: Exception, about: dict[str, str]) -> None:
        reason = reason_of(error)
        trace = error if reason != self._last else None
        log.error(self.sentence, extra={**about, "reason": reason}, exc_info=trace)
        self._last = reason


def reason_of(error: BaseException) -> str:
    """The first line of what the cause of a failure says of itself, and of each if there are several."""
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(sorted({reason_of(one) for one in error.exceptions}))
    while error.__cause__ is not None:
        error = error.__cause__
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
