"""Asking 1,000 people whose time has come, whole teams, among 1,000, 10,000 and 100,000 of which the others wait.

The floor inserts the same rows in the same batches through SQLAlchemy Core, and does nothing else. A process of its own
measures, so that its memory is that of ticking alone.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from benchmarks import company
from benchmarks.figure import Figure, by_turns, figure
from benchmarks.ticking import Ticking
from bot.ports import Due, DueKind
from storage import SqlStore, open_store

SIZES = (1_000, 10_000, 100_000)
DUE = 1_000
ROUNDS = 7
LIMIT_MB = 200
WORKSPACE = "loom"
LATER = company.THURSDAY + timedelta(weeks=30)


def figures() -> list[Figure]:
    """Seconds until nothing is due, people asked a second, and megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            _build(Path(folder), size)
        command = [sys.executable, "-m", "benchmarks.due", folder]
        measured = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    ours, floor, memory = measured["ours"], measured["floor"], measured["memory"]
    return [
        *(
            figure(
                f"due: s among {size:,}, to that among {SIZES[0]:,}", ours=taken, floor=ours[0], side="at most", bar=1.5
            )
            for size, taken in zip(SIZES[1:], ours[1:], strict=True)
        ),
        *(
            figure(f"due: people/s among {size:,}", ours=DUE / taken, floor=DUE / bare, side="at least", bar=0.2)
            for size, taken, bare in zip(SIZES, ours, floor, strict=True)
        ),
        figure(f"due: memory, MB, to {LIMIT_MB}", ours=memory, floor=LIMIT_MB, side="at most", bar=1),
    ]


def _build(folder: Path, size: int) -> None:
    store = _open(folder, size)
    company.found(store, WORKSPACE)
    company.employ(store, WORKSPACE, size)
    with store.transaction(WORKSPACE) as tx:
        tx.dues.put([_due(number, now=number // company.TEAM_SIZE % (size // DUE) == 0) for number in range(size)])
    store.close()


def _open(folder: Path, size: int) -> SqlStore:
    return open_store(f"sqlite:///{folder / f'{size}.db'}")


def _due(number: int, *, now: bool) -> Due:
    at = company.THURSDAY if now else LATER
    return Due(kind=DueKind.ASK, subject=company.person(number).id, planned=at.date(), at=at)


def _peak_memory() -> float:
    """Of this process since it began, in MB, as Linux counts it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    assert found
    return int(found[1]) / 1024


def _measure(folder: Path) -> Mapping[str, object]:
    __import__("bot.cli.wiring")
    __import__("adapters.slack.connection")  # what a running okrbot has in memory
    companies = [Ticking(_open(folder, size), DUE) for size in SIZES]
    taken = by_turns(ROUNDS, *(turn for one in companies for turn in (one.ours, one.through_core)))
    return {"ours": taken[::2], "floor": taken[1::2], "memory": _peak_memory()}


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
