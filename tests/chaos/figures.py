"""What a storm amounts to, as a row of the table that `make chaos` prints."""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import TypedDict

from tests.chaos.storm import Report

LEAST_KILLS = 500


class Figure(TypedDict):
    """One row."""

    name: str
    seconds: float
    figures: Mapping[str, object]
    holds: bool


def of_storm(name: str, report: Report) -> Figure:
    """Where nothing can be looked up, an escalation may come twice, marked and counted, and the rest be given up."""
    verdict = report.verdict
    told: dict[str, object] = {
        "kills": report.kills,
        **report.ends,
        "database restarts": report.restarts,
        "calls": report.calls,
        "faults": f"{report.faults / report.calls:.1%}",
        "longest stall, s": round(report.stall, 2),
        "owed": verdict.owed,
        "lost": len(verdict.lost),
        "doubled": len(verdict.doubled),
    }
    holds = verdict.is_clean
    if name == "storm without look-up":
        worst = {
            "escalations lost": verdict.of("escalation", verdict.lost),
            "asks doubled": verdict.of("ask", verdict.doubled),
            "reminders doubled": verdict.of("reminder", verdict.doubled),
            "repeats unmarked": verdict.unmarked,
            "repeats uncounted": verdict.uncounted,
            "strange": verdict.strange,
        }
        told |= {what: len(keys) for what, keys in worst.items()}
        holds = not any(worst.values())
    if not holds:
        sys.stderr.write(f"{name}, seed {report.seed}: {asdict(verdict)}\n")
    return {"name": name, "seconds": report.seconds, "figures": told, "holds": holds and report.kills >= LEAST_KILLS}
