"""How long understanding a typed answer takes, in milliseconds, and that it grows no faster than the text."""

import json
import os
import statistics
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, by_turns, figure
from bot.replies.reading import Asked
from bot.replies.reply import read
from bot.replies.scoring import read_line

ROUNDS = 7
LONG, SHORT = 10_000, 500
ASKED = [
    Asked(ref="KR1", position=1, title="Stable nightly builds", unit="%", target=Decimal(90), last=Decimal(62)),
    Asked(ref="KR2", position=2, title="Newsletter subscribers", unit="subscribers", last=Decimal(1450)),
]
PROSE = "KR1 went from 62 to 71%, waiting on the vendor. Subscribers are at 1.5k, conf 6; next week we expect more.\n"


def figures() -> list[Figure]:
    """The median and the worst message against a fixed time, and a long text against twenty short ones."""
    lines = _lines()
    for line in lines:
        read_line(line)
    taken = sorted(_best(partial(read_line, line)) for line in lines)
    long, short = by_turns(ROUNDS, partial(_text, LONG), partial(_text, SHORT))
    return [
        figure("replies: the median message, ms", ours=statistics.median(taken), floor=0.3, side="at most", bar=1),
        figure("replies: the slowest message, ms", ours=taken[-1], floor=20, side="at most", bar=1),
        figure("replies: 10,000 characters against 500, ms", ours=long, floor=short, side="at most", bar=20),
    ]


def _lines() -> Sequence[dict[str, Any]]:
    """The labelled replies where they are at hand, else our own sayings."""
    path = Path(os.environ.get("OKRBOT_TEST_DATA", "")) / "replies_dev.jsonl"
    if path.exists():
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    from tests.replies.table import lines  # noqa: PLC0415 - the tables are read only where the file is missing

    return list(lines())


def _best(call: Callable[[], object]) -> float:
    return min(_milliseconds(call) for _ in range(ROUNDS))


def _text(length: int) -> float:
    text = (PROSE * (length // len(PROSE) + 1))[:length]
    return _best(partial(read, text, ASKED, "en"))


def _milliseconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000
