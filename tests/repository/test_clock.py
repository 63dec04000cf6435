"""Only `bot/__main__.py` reads the clock: everywhere else the time is an argument."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.repository.project import texts

READS_THE_CLOCK = re.compile(
    r"(datetime|date)\.(now|utcnow|today)|time\.(time|time_ns|localtime|gmtime|ctime)|time\.(perf_counter|monotonic)(_ns)?"
)
MEASURES_AN_INTERVAL = re.compile(r"time\.monotonic(_ns)?")
MAY_MEASURE_INTERVALS = ("adapters/", "bot/engine/")


def clock_reads(code: str) -> Iterator[str]:
    """Each mention of a function that tells the time, called or handed on, by its full or imported name."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and READS_THE_CLOCK.fullmatch(".".join(ast.unparse(node).split(".")[-2:])):
            yield ast.unparse(node)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"time.{name.name}" for name in node.names if READS_THE_CLOCK.fullmatch(f"time.{name.name}"))


def allowed(file: Path, read: str) -> bool:
    may_measure = str(file).startswith(MAY_MEASURE_INTERVALS)
    return may_measure and MEASURES_AN_INTERVAL.fullmatch(read) is not None


def test_no_module_but_main_reads_the_clock() -> None:
    code = texts("bot/*.py", "storage/*.py", "adapters/*.py", "prompts/*.py")
    reads = [f"{file}: {read}" for file, text in code for read in clock_reads(text) if not allowed(file, read)]
    assert [read for read in reads if not read.startswith("bot/__main__.py:")] == []


def test_every_way_to_read_the_clock_is_seen() -> None:
    ways = ("datetime.now(UTC)", "dt.datetime.utcnow()", "date.today()", "time.time()", "f(clock=time.monotonic)")
    assert [list(clock_reads(way)) for way in ways].count([]) == 0
    assert list(clock_reads("from time import time, sleep")) == ["time.time"]
    assert list(clock_reads("now + message.time")) == []
