"""A clock to move and a door that writes down who came."""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.ports import Answer, Event

NOW = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
SECONDS_A_CALL = 1.5


@dataclass(slots=True)
class MovableClock:
    """The machine's time, as this test has it."""

    now: float = NOW.timestamp()

    def __call__(self) -> float:
        return self.now

    def as_datetime(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


@dataclass(slots=True)
class RecordingDoor:
    """Keeps every event; gives the answers it was told to give, then nothing to say."""

    events: list[Event] = field(default_factory=list)
    answers: deque[Answer | Exception] = field(default_factory=deque)
    known: set[str] = field(default_factory=lambda: {"U1"})

    async def receive(self, event: Event) -> Answer:
        self.events.append(event)
        if event.command == "_meet":
            self.known.add(event.account)
            return Answer(show="nothing")
        answer = self.answers.popleft() if self.answers else Answer(show="nothing")
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def knows(self, installation: str, user: str) -> bool:
        return user in self.known
