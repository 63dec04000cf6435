"""`okrbot replies`: what would be understood, line by line, and how good that is."""

import json
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.cli.reply_lines import reply_lines
from bot.replies.scoring import Score, Tally, as_label, read_line, score


def understand(file: Path, console: Console, *, scored: bool) -> None:
    """Print one JSON line each, or with `scored` a table and every miss."""
    lines = reply_lines(file, labelled=scored)
    if scored:
        _print_score(console, score(lines))
        return
    for line in lines:
        label = as_label(str(line["id"]), read_line(line))
        console.file.write(json.dumps(label, ensure_ascii=False) + "\n")


def _print_score(console: Console, result: Score) -> None:
    table = Table(title="What was understood", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("", "lines", "intent", "exact updates", "wrong writes"):
        table.add_column(heading, justify="left" if not heading else "right")
    _row(table, "all", result.total)
    for title, tallies in (("language", result.by_language), ("tag", result.by_tag)):
        table.add_section()
        for name, tally in sorted(tallies.items()):
            _row(table, f"{title} {name}", tally)
    console.print(table)
    for miss in result.misses:
        mark = "WRONG WRITE" if miss.wrong_write else "miss"
        console.file.write(f"{mark} {miss.line['id']}: {miss.line['text']!r}\n")
        console.file.write(f"  expected {json.dumps(miss.line['expected'], ensure_ascii=False)}\n")
        console.file.write(f"  got      {json.dumps(miss.got, ensure_ascii=False)}\n")


def _row(table: Table, name: str, tally: Tally) -> None:
    table.add_row(
        name,
        str(tally.lines),
        _share(tally.intents, tally.lines),
        _share(tally.exact, tally.writing),
        str(tally.wrong_writes),
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"
