"""`python -m benchmarks [NAME …]`: run every benchmark of this folder, or those named, and keep the figures.

A benchmark is a file with `figures() -> list[dict[str, object]]`.
"""

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.figure import Figure

KEPT = Path("build/bench.json")
COLUMNS = ("ours", "floor", "ratio", "bar", "holds")


def main(wanted: Sequence[str]) -> int:
    """Print the table, write the file, and return how many bars don't hold."""
    figures = [figure for name in _names(wanted) for figure in _run(name)]
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    Console().print(_table(figures))
    return sum(not figure["holds"] for figure in figures)


def _names(wanted: Sequence[str]) -> Iterator[str]:
    for found in pkgutil.iter_modules(benchmarks.__path__):
        if found.name != "__main__" and (not wanted or found.name in wanted):
            yield found.name


def _run(name: str) -> list[Figure]:
    module = importlib.import_module(f"{benchmarks.__name__}.{name}")
    if not hasattr(module, "figures"):
        return []
    sys.stderr.write(f"measuring {name} ...\n")
    found: list[Figure] = module.figures()
    return found


def _table(figures: Sequence[Figure]) -> Table:
    table = Table("what", *COLUMNS)
    for figure in figures:
        cells = [str(figure[column]) for column in COLUMNS[:-1]]
        table.add_row(str(figure["name"]), *cells, "yes" if figure["holds"] else "[bold red]no[/]")
    return table


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
