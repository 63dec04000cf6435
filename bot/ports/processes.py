"""Which processes run on one database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["all", "web", "worker"]
EngineName: TypeAlias = Literal["embedded", "scaled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A running okrbot: what it does, where, which version, since when, and when it last said so."""

    id: str
    role: Role
    engine: EngineName
    host: str
    pid: int
    version: str
    started_at: datetime
    seen_at: datetime
