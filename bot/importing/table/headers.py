"""What the columns of other people's tables mean, whatever their case, spaces, underscores and accents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.importing.findings import Findings
from bot.importing.letters import plain_letters
from bot.importing.tree import Spot

_SYNONYMS = {
    "objective": "Objective, Objectives, Objective Title, Objective Name, Goal, Goals, Goal Name, Goal Title",
    "key_result": "Key Result, Key Results, Key Result Title, Key Result Name, KR, KRs, KR Name, Child Items,"
    " Metric Name",
    "title": "Title, Name",
    "type": "Type, Item Type, Row Type",
    "id": "ID, Key, Row ID, KR ID, KR Key, Key Result ID, Key Result Key, Goal ID, Goal Identifier",
    "objective_id": "Objective ID, Objective Key",
    "parent": "Parent, Parent ID, Parent Row ID, Parent Row IDs, Parent Goal ID, Parent Goal IDs",
    "owner": "Owner, Owner Name, Owners, Assignee, Responsible, Lead, Mention, DRI, Accountable",
    "email": "Email, E-mail, Owner Email, Owner E-mail, Owner Emails, Owner Email ID, Owner Email Address",
    "objective_owner": "Objective Owner, Goal Owner",
    "start": "Start, Start Value, Starting Value, Starting Point, Initial, Initial Value, Initial Number Value,"
    " Metric Start Value, Baseline, From",
    "target": "Target, Targets, Target Value, Target Goal, Target Number Value, Metric Target Value, Stretch Goal, To",
    "current": "Current, Current Value, Current Number Value, Value Metric, Actual, Actual Value, Latest Value",
    "completion": "Completion, Progress, Percent Complete, % Complete, Complete",
    "unit": "Unit, Units, Goal Type, Metric, Metric Type, Check-In Type, Key Result Type, Measure, Measurement Unit",
    "confidence": "Confidence, Confidence Level, Confidence Score",
    "cycle": "Cycle, Goal Cycle, Period, Period Name, Time Period, Quarter, Session",
    "first_day": "Start Date, Start On, Started At, First Day, Begin Date",
    "last_day": "End Date, Due Date, Due On, Due At, Due, Target Date, Targeted At, Last Day, Deadline",
    "team": "Team, Teams, Team Name, Department, Departments, Group",
    "status": "Status, Progress Status, Phase, State, Standing, Health Level",
    "weight": "Weight, Weighting, Weightage, Review Cycle Weightage",
    "ambition": "Ambition, Commitment",
    "action": "Action, Objective Action",
}
_WIDE = re.compile(r"(?:keyresult|kr)(?P<number>\d{1,3})(?P<part>[a-z]*)")


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9%]", "", plain_letters(header).casefold())


_MEANINGS = {_plain(header): meant for meant, headers in _SYNONYMS.items() for header in headers.split(",")}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; `wide` by the number of the key result, for `key_result_1_title` and the like."""

    by_meaning: Mapping[str, int]
    names: Sequence[str]
    wide: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    def name(self, meant: str) -> str:
        """The header as it stands in the file."""
        return self.names[self.by_meaning[meant]] if meant in self.by_meaning else meant.replace("_", " ")


def meaning(header: str) -> str | None:
    """What a column with this header holds, in our words."""
    plain = _plain(header)
    return _MEANINGS.get(plain) or ("wide" if _wide(plain) else None)


def find_columns(header: Sequence[str], spot: Spot, findings: Findings) -> Columns:
    """The meaning of each column; those without any are named in one notice."""
    found: dict[str, int] = {}
    wide: dict[int, dict[str, int]] = {}
    ignored: list[str] = []
    for at, name in enumerate(header):
        meant = meaning(name)
        if meant == "wide" and (inside := _wide(_plain(name))):
            wide.setdefault(inside[0], {})[inside[1]] = at
        elif meant is None or meant in found:
            ignored += [name] if name else []
        else:
            found[meant] = at
    if "title" in found:
        takes = "key_result" if "objective" in found and "key_result" not in found else "objective"
        found.setdefault(takes, found["title"])
    if ignored:
        findings.notice(spot, "", f"These columns aren't imported: {', '.join(ignored)}.")
    return Columns(found, header, wide)


def _wide(plain: str) -> tuple[int, str] | None:
    match = _WIDE.fullmatch(plain)
    if match is None:
        return None
    part = "key_result" if match["part"] in {"", "title", "name"} else _MEANINGS.get(match["part"])
    return (int(match["number"]), part) if part else None
