"""A digest of 1,000 and of 10,000 key results with 12 check-ins each: snapshot, card and Slack's blocks.

The floor runs the digest's own queries, as the driver got them, and fetches every row.
"""

import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from adapters.slack.render import render
from benchmarks import company
from benchmarks.figure import Figure, by_turns, figure
from bot.domain.cadence import iso_week
from bot.messages import digest
from bot.ports import Due, DueKind
from bot.usecases.send_digests import send_digests
from storage import SqlStore, open_store
from tests.statements import Statement, recorded

SIZES = (1_000, 10_000)
WEEKS = 12
OF_ONE_OBJECTIVE = 4
ROUNDS = 5
WORKSPACE = "loom"
TEAM = company.team(0)
MONDAY = datetime(2026, 11, 16, 8, tzinfo=UTC)


def figures() -> list[Figure]:
    """Seconds for one digest."""
    with tempfile.TemporaryDirectory() as folder:
        teams = [Meeting(_build(Path(folder), size)) for size in SIZES]
        taken = by_turns(ROUNDS, *(turn for one in teams for turn in (one.ours, one.floor)))
        for one in teams:
            one.store.close()
    ours, floor = taken[::2], taken[1::2]
    linear = ours[0] * SIZES[1] / SIZES[0]
    return [
        figure("digest: s for 10,000, to 10 times that for 1,000", ours=ours[1], floor=linear, side="at most", bar=1.2),
        *(
            figure(f"digest: s for {size:,} key results", ours=taken, floor=bare, side="at most", bar=10)
            for size, taken, bare in zip(SIZES, ours, floor, strict=True)
        ),
    ]


def _build(folder: Path, size: int) -> SqlStore:
    """One team of 10 whose people own all of the key results."""
    store = open_store(f"sqlite:///{folder / f'{size}.db'}")
    company.found(store, WORKSPACE)
    company.employ(store, WORKSPACE, company.TEAM_SIZE)
    aims = [company.objective(number, TEAM.key) for number in range(size // OF_ONE_OBJECTIVE)]
    with store.transaction(WORKSPACE) as tx:
        tx.okrs.put_objectives(aims)
        results = [company.key_result(aim, nth) for aim in aims for nth in range(1, OF_ONE_OBJECTIVE + 1)]
        tx.okrs.put_key_results(results)
        tx.check_ins.add([check_in for one in results for check_in in company.history(one, WEEKS)])
        tx.dues.put([Due(kind=DueKind.DIGEST, subject=TEAM.key, planned=MONDAY.date(), at=MONDAY)])
    return store


class Meeting:
    """One team, told week after week."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self._now = MONDAY
        self._read: Sequence[Statement] = ()
        self.ours()  # the first digest has none before it to compare with

    def ours(self) -> float:
        """Seconds from what is stored to what is sent to Slack."""
        with recorded(self.store) as statements:
            begun = time.perf_counter()
            self._digest()
            taken = time.perf_counter() - begun
        self._read = [one for one in statements if one.sql.startswith(("SELECT", "WITH"))]
        self._now += timedelta(weeks=1)
        return taken

    def _digest(self) -> None:
        with self.store.transaction(WORKSPACE) as tx:
            assert send_digests(tx, now=self._now) == 1
        with self.store.transaction(WORKSPACE) as tx:
            card = digest.compose(tx, {"team": TEAM.key, "week": iso_week(self._now.date())}, now=self._now)
        assert card
        assert render(card).blocks

    def floor(self) -> float:
        """Seconds to run the same queries and fetch their rows."""
        with self.store.engines.reader.connect() as connection:
            cursor = connection.connection.cursor()
            begun = time.perf_counter()
            for one in self._read:
                cursor.execute(one.sql, cast("tuple[object, ...]", one.parameters))
                cursor.fetchall()
            return time.perf_counter() - begun
