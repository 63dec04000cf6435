"""Reads the workspace, its people and its teams."""

from bot.importing.draft import ABSENT, CadenceDraft, Given, PersonDraft, TeamDraft, WorkspaceDraft
from bot.importing.findings import Findings
from bot.importing.reading.record import Record
from bot.importing.reading.rules import read_rules
from bot.importing.reading.values import (
    clock,
    count,
    day,
    email,
    flag,
    locale_tag,
    person_id,
    team_key,
    title,
    weekday,
    zone,
)
from bot.importing.tree import Fields, Scalar, Tree

_PERSON = ("name", "email", "id", "zone", "locale", "manager", "team", "admin")
_TEAM = ("key", "name", "parent", "lead", "members", "zone", "channel", "ask", "meeting")


def read_workspace(tree: Tree, findings: Findings) -> WorkspaceDraft:
    """The workspace's own settings."""
    record = Record(tree, findings, what="The workspace", known=("name", "zone", "locale", "rules"))
    return WorkspaceDraft(
        spot=record.spot,
        name=record.get("name", title),
        zone=record.get("zone", zone),
        locale=record.get("locale", locale_tag),
        rules=read_rules(record),
        whole=record.whole,
    )


def read_person(tree: Tree, findings: Findings) -> PersonDraft:
    """One of `people`."""
    record = Record(tree, findings, what="A person", known=_PERSON)
    if record.whole and not any(map(record.has, ("name", "email", "id"))):
        record.problem(record.spot, "name", "A person needs a name or an e-mail address.")
    return PersonDraft(
        spot=record.spot,
        id=record.value("id", person_id),
        name=record.value("name", title),
        email=record.maybe("email", email),
        zone=record.maybe("zone", zone),
        locale=record.maybe("locale", locale_tag),
        manager=record.maybe_ref("manager"),
        team=record.maybe_ref("team"),
        admin=record.get("admin", flag),
        whole=record.whole,
    )


def read_team(tree: Tree, findings: Findings) -> TeamDraft:
    """One of `teams`."""
    record = Record(tree, findings, what="A team", known=_TEAM)
    if record.whole and not any(map(record.has, ("key", "name"))):
        record.problem(record.spot, "key", "A team needs a key or a name.")
    return TeamDraft(
        spot=record.spot,
        key=record.value("key", team_key),
        name=record.value("name", title),
        parent=record.maybe_ref("parent"),
        lead=record.maybe_ref("lead"),
        zone=record.maybe("zone", zone),
        members=record.refs("members"),
        ask=_cadence(record, "ask"),
        meeting=_cadence(record, "meeting"),
        channels=_channels(record),
        whole=record.whole,
    )


def _cadence(team: Record, field: str) -> Given[CadenceDraft | None]:
    tree = team.tree(field)
    if tree is None:
        return ABSENT
    if isinstance(tree, Scalar) and tree.text is None:
        return None
    record = team.inside(tree, what=f"The {field} of a team", known=("day", "at", "every", "since"))
    return CadenceDraft(
        weekday=record.get("day", weekday),
        at=record.get("at", clock),
        every=record.get("every", count),
        since=record.maybe("since", day),
    )


def _channels(team: Record) -> dict[str, str]:
    """An address alone is for the only installation there is; fields say which."""
    tree = team.tree("channel")
    if tree is None or (isinstance(tree, Scalar) and tree.text is None):
        return {}
    if isinstance(tree, Scalar):
        address = team.value("channel", title)
        return {"": address} if address else {}
    installations = tuple(tree.fields) if isinstance(tree, Fields) else ()
    record = team.inside(tree, what="A team's channel", known=installations)
    return {name: address for name in record.names() if (address := record.value(name, title))}
