"""The tables of `cases/`: what people say, and what is to be understood."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.replies.reading import Asked

CASES = Path(__file__).parent / "cases"
_YAML = YAML(typ="safe")


def key_results() -> dict[str, list[Any]]:
    """The key results by the name that the tables use."""
    found: dict[str, list[Any]] = _YAML.load(CASES / "key_results.yaml")
    return found


def lines() -> Iterator[dict[str, Any]]:
    """Every case as a line of a replies file."""
    known = key_results()
    for path in sorted(CASES.glob("*.yaml")):
        if path.stem == "key_results":
            continue
        for at, group in enumerate(_YAML.load_all(path.read_text(encoding="utf-8")), start=1):
            krs = [_kr(name, position, known) for position, name in enumerate(group["krs"], start=1)]
            for text, expected in group["cases"]:
                yield {
                    "id": f"{path.stem}.{at}: {text!r}",
                    "lang": group.get("lang", "en"),
                    "krs": krs,
                    "just_stored": group.get("just_stored", {}),
                    "text": text,
                    "expected": _expected(expected),
                    "tags": [path.stem],
                }


def _kr(name: str, position: int, known: dict[str, list[Any]]) -> dict[str, Any]:
    ref, _, called = name.rpartition(":")
    title, unit, baseline, target, last = known[called]
    return {
        "ref": ref or f"KR{position}",
        "title": title,
        "unit": unit,
        "baseline": baseline,
        "target": target,
        "last": last,
    }


def _expected(said: "str | list[str] | dict[str, dict[str, Any]]") -> dict[str, Any]:
    if isinstance(said, str):
        return {"intent": said, "updates": []}
    if isinstance(said, list):
        return {"intent": said[0], "updates": [{"ref": ref} for ref in said[1:]]}
    updates = [
        {"ref": ref, **{("note_contains" if name == "note" else name): value for name, value in facts.items()}}
        for ref, facts in said.items()
    ]
    unchanged = all(facts == {"unchanged": True} for facts in said.values())
    return {"intent": "no_change" if unchanged else "update", "updates": updates}


def asked(*names: str) -> list[Asked]:
    """The named key results as they would be asked, with `KR1`, `KR2` … as their refs."""
    known = key_results()
    return [
        Asked(
            ref=f"KR{position}",
            position=position,
            title=known[name][0],
            unit=known[name][1],
            start=_number(known[name][2]),
            target=_number(known[name][3]),
            last=_number(known[name][4]),
            kind="yes_no" if known[name][1] == "milestone" else "metric",
        )
        for position, name in enumerate(names, start=1)
    ]


def _number(number: object) -> Decimal | None:
    return None if number is None else Decimal(str(number))


__all__ = ["asked", "key_results", "lines"]
