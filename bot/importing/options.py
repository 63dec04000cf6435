"""What a person may have to say about a file, once for all of it."""

from dataclasses import dataclass
from enum import StrEnum


class DateOrder(StrEnum):
    """Where day (d), month (m) and year (y) stand in dates such as 03/04/2026."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`locale` reads numbers such as 1.050; without `dates` their order is worked out from the file if it can be."""

    locale: str = "en"
    dates: DateOrder | None = None
