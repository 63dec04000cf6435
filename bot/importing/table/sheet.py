"""From the bytes of a CSV file to its header and rows, each with the line it starts in."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.importing.findings import Findings
from bot.importing.table.headers import meaning
from bot.importing.tree import Spot

_DELIMITERS = ",;\t|^"
_HEADER_WITHIN = 20
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row, which may go over several lines of the file."""

    spot: Spot
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header, and the rows below it that aren't blank."""

    header: Line
    rows: Sequence[Line]


def read_sheet(file: str, content: bytes, findings: Findings) -> Sheet | None:
    """The table in a file; None, and a problem, if there is none."""
    text = _decode(file, content, findings)
    try:
        lines = [line for line in _lines(file, text, _delimiter(text)) if any(line.cells)]
    except csv.Error as wrong:
        findings.problem(Spot(file, 1), "", f"This isn't a table: {wrong}.")
        return None
    header = next((at for at, line in enumerate(lines[:_HEADER_WITHIN]) if _is_header(line)), None)
    if header is None:
        sentence = "I find no header with a column for the objective or the key result; name one “Key result”."
        findings.problem(Spot(file, 1), "", sentence)
        return None
    return Sheet(lines[header], lines[header + 1 :])


def _decode(file: str, content: bytes, findings: Findings) -> str:
    encoding = _BYTE_ORDER_MARKS.get(content[:2], "utf-8-sig")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        findings.notice(Spot(file, 1), "", "The file isn't UTF-8; its letters are read as Windows-1252.")
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The sign that splits the header into most columns that mean something."""
    return max(_DELIMITERS, key=lambda sign: max((_known(line) for line in _lines("", text[:5000], sign)), default=0))


def _lines(file: str, text: str, delimiter: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: list[Line] = []
    start = 1
    for row in reader:
        lines.append(Line(Spot(file, start), tuple(" ".join(cell.split()) for cell in row)))
        start = reader.line_num + 1
    return lines


def _known(line: Line) -> int:
    return len({found for cell in line.cells if (found := meaning(cell))})


def _is_header(line: Line) -> bool:
    return bool({meaning(cell) for cell in line.cells} & {"objective", "key_result", "title", "wide"})
