"""Who is asked and where: workspaces, installations, people, teams."""

from sqlalchemy import Boolean, Index, Table, Text, UniqueConstraint, func

from storage.column_types import KEY, Instant
from storage.folding import dump_cadence, dump_rules, load_cadence, load_rules
from storage.json_types import Folded
from storage.tables.parts import in_workspace, key, may, metadata, must, refers, table

workspaces = Table(
    "workspaces",
    metadata,
    key("id"),
    must("name", Text()),
    must("zone", Text()),
    must("locale", Text()),
    must("rules", Folded(dump_rules, load_rules)),
)
installations = table(
    "installations",
    key("id"),
    must("name", Text()),
    must("active", Boolean()),
    in_workspace(),
    UniqueConstraint("id", name="installations_id_once"),
)
# The home team has no foreign key: teams name people, and tables that name each other can't be made one by one.
people = table(
    "people",
    key("id"),
    must("name", Text()),
    may("email", Text()),
    may("zone", Text()),
    may("locale", Text()),
    may("manager", KEY),
    may("team", KEY),
    must("admin", Boolean()),
    in_workspace(),
    refers("people", {"manager": "id"}, later=True),
)
Index("people_by_email", people.c.workspace, func.lower(people.c.email))
accounts = table(
    "accounts",
    key("installation"),
    key("user"),
    must("person", KEY),
    may("address", Text()),
    must("reachable", Boolean()),
    must("preferred", Boolean()),
    may("last_answer_at", Instant()),
    refers("installations", {"installation": "id"}),
    refers("people", {"person": "id"}),
)
Index("accounts_of_person", accounts.c.workspace, accounts.c.person)
teams = table(
    "teams",
    key("key"),
    must("name", Text()),
    may("parent", KEY),
    may("lead", KEY),
    may("zone", Text()),
    may("ask", Folded(dump_cadence, load_cadence)),
    may("meeting", Folded(dump_cadence, load_cadence)),
    in_workspace(),
    refers("teams", {"parent": "key"}, later=True),
    refers("people", {"lead": "id"}, later=True),
)
members = table(
    "members",
    key("team"),
    key("person"),
    refers("teams", {"team": "key"}),
    refers("people", {"person": "id"}, later=True),
)
channels = table(
    "channels",
    key("team"),
    key("installation"),
    must("address", Text()),
    refers("teams", {"team": "key"}),
    refers("installations", {"installation": "id"}),
)
