"""What is aimed at: cycles, objectives, key results."""

from sqlalchemy import Date, Index, Text

from bot.domain.cycle import CycleState
from bot.domain.okr import Ambition, Standing, Visibility
from storage.column_types import KEY, Choice, Exact, Instant
from storage.folding import dump_measure, load_measure
from storage.json_types import Folded
from storage.tables.parts import in_workspace, key, may, must, refers, table

cycles = table(
    "cycles",
    key("key"),
    must("name", Text()),
    must("first_day", Date()),
    must("last_day", Date()),
    must("state", Choice(CycleState)),
    in_workspace(),
)
objectives = table(
    "objectives",
    key("key"),
    must("cycle", KEY),
    must("team", KEY),
    must("title", Text()),
    must("owner", KEY),
    must("ambition", Choice(Ambition)),
    must("visibility", Choice(Visibility)),
    may("supports", KEY),
    refers("cycles", {"cycle": "key"}),
    refers("teams", {"team": "key"}),
    refers("people", {"owner": "id"}),
)
Index("objectives_of_team", objectives.c.workspace, objectives.c.team)
key_results = table(
    "key_results",
    key("key"),
    must("objective", KEY),
    must("title", Text()),
    must("owner", KEY),
    must("measure", Folded(dump_measure, load_measure)),
    must("unit", Text()),
    must("first_day", Date()),
    must("last_day", Date()),
    must("created_at", Instant()),
    must("weight", Exact()),
    must("standing", Choice(Standing)),
    may("supports", KEY),
    refers("objectives", {"objective": "key"}),
    refers("people", {"owner": "id"}),
)
Index("key_results_of_objective", key_results.c.workspace, key_results.c.objective)
Index("key_results_of_owner", key_results.c.workspace, key_results.c.owner)
