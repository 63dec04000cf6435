"""From the tree of a file, of whatever format, to a draft."""

from bot.importing.draft import Draft
from bot.importing.findings import Findings
from bot.importing.reading.okrs import read_cycle, read_objective
from bot.importing.reading.people import read_person, read_team, read_workspace
from bot.importing.reading.record import Record
from bot.importing.tree import Tree

_KNOWN = ("workspace", "people", "teams", "cycle", "cycles", "objectives")


def read_draft(tree: Tree, findings: Findings, *, locale: str, flat: bool = False) -> Draft:
    """Everything that the file says, and all its problems; `locale` reads the numbers that people typed."""
    file = Record(tree, findings, what="The file", known=_KNOWN)
    workspace = file.tree("workspace")
    return Draft(
        file=tree.spot.file,
        flat=flat,
        workspace=read_workspace(workspace, findings) if workspace else None,
        people=tuple(read_person(item, findings) for item in file.items("people")),
        teams=tuple(read_team(item, findings) for item in file.items("teams")),
        cycles=tuple(read_cycle(item, findings) for item in (*file.items("cycle"), *file.items("cycles"))),
        objectives=tuple(read_objective(item, findings, locale) for item in file.items("objectives")),
        problems=tuple(findings.problems),
        notices=tuple(findings.notices),
    )
