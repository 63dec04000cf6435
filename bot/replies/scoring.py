"""Comparing readings with labels, by the rules of data/README.md, section 1."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from bot.replies.reading import Asked, Intent, Reading, Stored, Update
from bot.replies.reply import read

Line: TypeAlias = Mapping[str, Any]
"""One line of a replies file, as JSON gives it."""

TOLERANCE = Decimal("0.01")
_YES_NO_UNITS = {"milestone", "yes/no", "done"}
_EXACT = ("confidence", "status", "blocked", "blocker")
_STORED_WITHOUT_LABEL = {Intent.CLARIFY, Intent.QUESTION, Intent.CHATTER, Intent.SNOOZE, Intent.SKIP}


def read_line(line: Line) -> Reading:
    """The reading of a line's text; its language is the locale, a `milestone` is done or not."""
    asked = [_asked(kr, position) for position, kr in enumerate(line["krs"], start=1)]
    stored = [
        Stored(ref=ref, value=_number(said.get("value")), confidence=_number(said.get("confidence")))
        for ref, said in line.get("just_stored", {}).items()
    ]
    return read(line["text"], asked, line.get("lang", "en"), stored)


def _asked(kr: Line, position: int) -> Asked:
    return Asked(
        ref=kr["ref"],
        position=position,
        title=kr["title"],
        unit=kr["unit"],
        start=_number(kr.get("baseline")),
        target=_number(kr.get("target")),
        last=_number(kr.get("last")),
        kind="yes_no" if kr["unit"] in _YES_NO_UNITS else "metric",
    )


def _number(number: object) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def as_label(line_id: str, reading: Reading) -> dict[str, Any]:
    """The reading in the form of the labels, ready for JSON."""
    return {
        "id": line_id,
        "intent": reading.intent.value,
        "updates": [_update(update) for update in reading.updates],
        "also_ask": reading.also_ask,
        "snooze_until_text": reading.snooze_text,
    }


def _update(update: Update) -> dict[str, Any]:
    return {
        "ref": update.ref,
        "value": None if update.value is None else float(update.value),
        "confidence": None if update.confidence is None else float(update.confidence),
        "status": None if update.status is None else update.status.value,
        "blocker": update.blocker,
        "blocked": update.blocked,
        "note": update.note,
        "unchanged": update.unchanged,
    }


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over some lines. `exact` counts among `writing`, the lines labelled update or no_change."""

    lines: int = 0
    intents: int = 0
    writing: int = 0
    exact: int = 0
    wrong_writes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A line read otherwise than labelled."""

    line: Line
    got: dict[str, Any]
    wrong_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The tally of all lines, by language and by tag, and every miss."""

    total: Tally = field(default_factory=Tally)
    by_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_tag: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)


def score(lines: Iterable[Line]) -> Score:
    """Read every line and compare it with its label."""
    result = Score()
    for line in lines:
        expected = line["expected"]
        got = as_label(line["id"], read_line(line))
        intent = got["intent"] == expected["intent"]
        writes = expected["intent"] in {"update", "no_change"}
        exact = not writes or same_updates(got["updates"], expected["updates"])
        wrong = is_wrong_write(got, expected)
        tallies = [
            result.total,
            result.by_language[line["lang"]],
            *(result.by_tag[tag] for tag in line.get("tags", ())),
        ]
        for tally in tallies:
            tally.lines += 1
            tally.intents += intent
            tally.writing += writes
            tally.exact += writes and exact
            tally.wrong_writes += wrong
        if not intent or not exact or wrong:
            result.misses.append(Miss(line=line, got=got, wrong_write=wrong))
    return result


def same_updates(got: Sequence[Line], expected: Sequence[Line]) -> bool:
    """Whether the same key results got the same fields, in any order."""
    ours = {update["ref"]: update for update in got}
    labels = {update["ref"]: update for update in expected}
    return ours.keys() == labels.keys() and all(_same(ours[ref], label) for ref, label in labels.items())


def _same(ours: Line, label: Line) -> bool:
    wanted = label.get("note_contains")
    return (
        _close(ours["value"], label.get("value"))
        and all(_close(ours[name], label.get(name)) for name in _EXACT)
        and bool(ours["unchanged"]) == bool(label.get("unchanged"))
        and (wanted is None or wanted in (ours["note"] or ""))
    )


def _close(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float) and not isinstance(one, bool):
        return abs(Decimal(str(one)) - Decimal(str(other))) <= TOLERANCE
    return one == other


def is_wrong_write(got: Line, expected: Line) -> bool:
    """Whether a value was stored that the label doesn't have, or anything at all where nothing should be."""
    if Intent(expected["intent"]) in _STORED_WITHOUT_LABEL:
        return got["intent"] in {"update", "no_change"}
    labels = {update["ref"]: update for update in expected["updates"]}
    return any(
        update["value"] is not None and not _close(update["value"], labels.get(update["ref"], {}).get("value"))
        for update in got["updates"]
    )
