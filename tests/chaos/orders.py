"""What a victim is told: by its orders when it starts, and by the clock on the wall all along."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

Mutation: TypeAlias = Literal["none", "resends blindly", "never resends"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """`wall` is the file with business time; without it, that is the machine's and `ahead` seconds.

    `batch` is how many messages are claimed and sent at once; who is `older` doesn't know of escalations. All that a
    victim hurries is `slower` times as slow.
    """

    database: str
    log: str
    wall: str = ""
    ahead: float = 0
    slack: str = ""
    blind: str = ""
    batch: int = 20
    mutation: Mutation = "none"
    older: bool = False
    slower: float = 1

    def as_line(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))


def read_orders(line: str) -> Orders:
    """The other way round."""
    return Orders(**json.loads(line))


@dataclass(frozen=True, slots=True)
class Wall:
    """A clock that all processes see: business time in a file."""

    file: Path

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.file.read_text())

    def show(self, moment: datetime) -> None:
        """Let it be that time for everybody, at once."""
        new = self.file.with_suffix(".new")
        new.write_text(moment.isoformat())
        new.replace(self.file)
