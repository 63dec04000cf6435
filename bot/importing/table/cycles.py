"""The cycles that a table names."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from bot.importing.plan.directory import fold
from bot.importing.quarters import quarter_named
from bot.importing.table.measured import Bad
from bot.importing.table.row import Row
from bot.importing.table.trees import Reading
from bot.importing.tree import Fields, Scalar


def cycles_of(rows: Sequence[Row], reading: Reading) -> Iterator[Fields]:
    """Each cycle once. A calendar quarter is known by its name; any other has the first and last day of its rows."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        if row["cycle"]:
            by_name.setdefault(fold(row["cycle"]), []).append(row)
    for found in by_name.values():
        name, spot = found[0]["cycle"], found[0].spot
        fields = {"name": Scalar(spot, name)}
        if quarter_named(name) is None:
            firsts, lasts = ([*_days(found, meant, reading)] for meant in ("first_day", "last_day"))
            fields |= {"first_day": Scalar(spot, min(firsts).isoformat())} if firsts else {}
            fields |= {"last_day": Scalar(spot, max(lasts).isoformat())} if lasts else {}
        yield Fields(spot, fields)


def _days(rows: Sequence[Row], meant: str, reading: Reading) -> Iterator[date]:
    for row in rows:
        with suppress(Bad):
            if day := reading.day(row, meant):
                yield day
