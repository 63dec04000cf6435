"""What templates can do with a value: the words and figures as the reader writes them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from bot.card import literal
from bot.domain.quantity import show
from bot.domain.sparkline import sparkline
from prompts.reader import reader

STATUSES = {
    "on_track": "🟢 on track",
    "at_risk": "🟡 at risk",
    "off_track": "🔴 off track",
    "blocked": "⛔ blocked",
    "no_news": "⚪ no news",
    "no_data": "▫ no data",
    "achieved": "✅ achieved",
    "paused": "⏸ paused",
    "dropped": "✖ dropped",
}
BLOCKS = 10
SPELLED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def number(value: Decimal | float | str, unit: str = "") -> str:
    """`27|number("%")` → `27 %`, exact, as `bot.domain.quantity.show` prints it."""
    return show(_decimal(value), unit, reader().locale)


def percent(share: Decimal | float | str) -> str:
    """`0.45|percent` → `45 %`, in whole percent."""
    return number(_hundredths(share), "%")


def points(share: Decimal | float | str) -> str:
    """`0.12|points` → `12 points` of the way, without sign: the template says behind or ahead."""
    return plural(abs(_hundredths(share)), "point")


def plural(count: Decimal | float | str, one: str, many: str | None = None) -> str:
    """`3|plural("key result")` → `3 key results`."""
    amount = _decimal(count)
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def spelled(count: int, one: str, many: str | None = None) -> str:
    """`3|spelled("key result")` → `three key results`; from 13 on in figures."""
    if count >= len(SPELLED):
        return plural(count, one, many)
    return f"{SPELLED[count]} {one if count == 1 else many or one + 's'}"


def day(at: date) -> str:
    """`22 Nov`, in the United States `Nov 22`; a time is taken in the reader's zone."""
    return format_date(_local(at), _day_pattern(reader().locale), locale="en")


def weekday(at: date) -> str:
    """`Thursday`."""
    return format_date(_local(at), "EEEE", locale="en")


def clock(at: datetime) -> str:
    """`14:10`, in the reader's zone."""
    return f"{_local(at):%H:%M}"


def names(people: Iterable[object]) -> str:
    """`a, b and c`."""
    *others, last = [str(person) for person in people] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def status(value: str) -> str:
    """`on_track` → `🟢 on track`: never the colour alone."""
    return STATUSES[str(value)]


def spark(values: Sequence[Decimal | float | str]) -> str:
    """A trend as bars, from the lowest value to the highest: `▁▃▄█`."""
    return sparkline([_decimal(value) for value in values])


def bar(progress: Decimal | float | str, expected: Decimal | float | str | None) -> str:
    """Progress as ten blocks, the place where it should be by now marked: `▓▓▓▓░┃░░░░`."""
    filled = min(max(_tenths(progress), 0), BLOCKS)
    blocks = ["▓"] * filled + ["░"] * (BLOCKS - filled)
    if expected is not None:
        blocks.insert(min(max(_tenths(expected), 0), BLOCKS), "┃")
    return "".join(blocks)


def lines(text: object) -> str:
    """The text with its line breaks, which otherwise become spaces: for quotes."""
    return literal(str(text), lines=True)


def field(value: object) -> str:
    """What a form's field already holds: line breaks stay, and None is an empty field."""
    return "" if value is None else lines(value)


_COUNTS = (number, percent, points, plural, spelled)
_WORDS = (day, weekday, clock, names, status, spark, bar, lines, field)
FILTERS: Mapping[str, Callable[..., str]] = {filter_.__name__: filter_ for filter_ in (*_COUNTS, *_WORDS)}


def _decimal(value: Decimal | float | str) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _hundredths(share: Decimal | float | str) -> int:
    return _whole(_decimal(share) * 100)


def _tenths(share: Decimal | float | str) -> int:
    return _whole(_decimal(share) * BLOCKS)


def _local(at: date) -> date:
    if not isinstance(at, datetime):
        return at
    zone = reader().zone
    if zone is None or at.tzinfo is None:
        raise ValueError(f"{at} needs a zone: say(…, zone=…) with a time that has one")
    return at.astimezone(zone)


@lru_cache(maxsize=64)
def _day_pattern(locale: str) -> str:
    """The order of day and month that English has in the locale's country; the world's where it is unknown."""
    try:
        country = Locale.parse(locale, sep="-" if "-" in locale else "_").territory or "001"
        english = Locale("en", country)
    except (UnknownLocaleError, ValueError):
        english = Locale("en", "001")
    return str(english.datetime_skeletons["MMMd"].pattern)
