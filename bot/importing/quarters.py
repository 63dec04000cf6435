"""Calendar quarters by the names people give them: `Q4 2026`, `2026-Q4`, `CY26-Q4`, `Q4 2026 - Oct-Dec`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_NAMED = re.compile(
    r"(?:(?:cy ?)?(?P<year>(?:19|20|21)?\d{2})[ /-]?q(?P<quarter>[1-4])"
    r"|q(?P<quarter2>[1-4])[ /-]?(?:cy ?)?(?P<year2>(?:19|20|21)?\d{2}))(?: ?[-(].*)?",
    re.IGNORECASE,
)
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a calendar year."""

    year: int
    number: int

    @property
    def key(self) -> str:
        """As `2026-Q4`, which sorts."""
        return f"{self.year}-Q{self.number}"

    @property
    def name(self) -> str:
        """As people say it."""
        return f"Q{self.number} {self.year}"

    @property
    def first_day(self) -> date:
        """The first day of its first month."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of its last month."""
        return date(self.year, self.number * 3, calendar.monthrange(self.year, self.number * 3)[1])


def quarter_of(day: date) -> Quarter:
    """The quarter a day is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_named(name: str) -> Quarter | None:
    """The quarter with this name; None for fiscal years (`FY26-Q4`), whose months only their company knows."""
    match = _NAMED.fullmatch(" ".join(name.split()))
    if match is None:
        return None
    year = int(match["year"] or match["year2"])
    return Quarter(year + _CENTURY if year < 100 else year, int(match["quarter"] or match["quarter2"]))  # noqa: PLR2004
