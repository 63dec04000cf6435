"""Show a team's objectives and key results."""

from collections.abc import Mapping
from datetime import datetime

from bot.commands.arguments import maybe_key
from bot.domain.people import Person
from bot.errors import OkrError
from bot.ports import Answer, Event, Transaction
from bot.usecases.look import look
from bot.usecases.say_to import say_to
from bot.usecases.visible import shared, visible_in

NAME = "team"
HELP = "a team's key results (yours without KEY)"
USAGE = "team [KEY]"
READS = True


class WhichTeam(OkrError):
    """I know no team {key}. There are: {teams}. Type `team {example}`."""


def arguments(rest: str) -> Mapping[str, str] | None:
    """A team's key, and `share` to show it to everyone here."""
    word = rest.strip()
    share = word.lower().split()[-1:] == ["share"]
    values = maybe_key(word[: -len("share")] if share else word)
    return values if values is None or not share else {**values, "share": "yes"}


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Objective by objective; what the reader or the channel may not see is only counted."""
    teams = tx.teams.all()
    key = event.values.get("key") or by.team
    if key is None or key not in teams:
        raise WhichTeam(key=key or "of yours", teams=", ".join(sorted(teams)), example=min(teams, default="GROW"))
    visible = visible_in(event, by, tx.okrs.of_teams([key]), teams)
    seen = look(tx, visible.proofs, now=now)
    objectives = list({one.objective.key: one.objective for one in seen.seen}.values())
    card = say_to(
        tx,
        by,
        "team",
        team=teams[key],
        objectives=[
            {
                "objective": objective,
                "state": seen.survey.objectives[objective.key],
                "key_results": [one for one in seen.seen if one.objective.key == objective.key],
            }
            for objective in objectives
        ],
        unowned=[one.key_result.key for one in seen.seen if one.owner.former],
        left_out=visible.left_out,
    )
    return Answer(card=card, audience="here" if shared(event) else "only_you")
