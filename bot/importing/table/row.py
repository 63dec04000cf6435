"""One row of a table by what its columns mean, and what is said about all rows at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.importing.findings import Findings
from bot.importing.table.headers import Columns
from bot.importing.table.sheet import Line, Sheet
from bot.importing.tree import Scalar, Spot


@dataclass(slots=True)
class Remarks:
    """Notices that would be the same for many rows: each is made once, with the first of its lines."""

    findings: Findings
    _spots: defaultdict[tuple[str, str], list[Spot]] = field(default_factory=lambda: defaultdict(list))

    def add(self, spot: Spot, named: str, sentence: str) -> None:
        """Something decided for this row."""
        self._spots[named, sentence].append(spot)

    def tell(self) -> None:
        """Hand the notices over."""
        for (named, sentence), spots in self._spots.items():
            more = f" ({len(spots)} rows, the first is here.)" if len(spots) > 1 else ""
            self.findings.notice(spots[0], named, sentence + more)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by meaning, without blank ones. `inside` are key results that stand side by side in it."""

    spot: Spot
    cells: Mapping[str, str]
    columns: Columns
    inside: tuple["Row", ...] = ()

    def __getitem__(self, meant: str) -> str:
        return self.cells.get(meant, "")

    @property
    def measures(self) -> bool:
        """Whether it holds anything that can be measured."""
        return bool({"target", "completion", "current"} & self.cells.keys())

    def with_title(self, title: str) -> "Row":
        """The same as the row of a key result with this title."""
        return replace(self, cells={**self.cells, "key_result": title})

    def scalar(self, meant: str) -> Scalar | None:
        """The cell as a part of a tree."""
        return Scalar(self.spot, self.cells[meant]) if meant in self.cells else None


def rows_of(sheet: Sheet, columns: Columns, findings: Findings) -> Iterator[Row]:
    """The rows by meaning; one with more cells than the header has lost its quotes and is refused."""
    width = len(sheet.header.cells)
    for line in sheet.rows:
        if any(line.cells[width:]):
            sentence = (
                f"The row has {len(line.cells)} cells, the header {width}; put quotes around text with separators."
            )
            findings.problem(line.spot, "", sentence)
        else:
            own = _cells(line, columns.by_meaning)
            beside = (_cells(line, wide) for _, wide in sorted(columns.wide.items()))
            inside = tuple(Row(line.spot, own | cells, columns) for cells in beside if "key_result" in cells)
            yield Row(line.spot, own, columns, inside)


def _cells(line: Line, columns: Mapping[str, int]) -> dict[str, str]:
    return {meant: line.cells[at] for meant, at in columns.items() if at < len(line.cells) and line.cells[at]}
