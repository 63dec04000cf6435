"""Show a team's digest as it would be now, only to whoever asks."""

from datetime import datetime

from bot.commands.arguments import maybe_key as arguments
from bot.domain.people import Person
from bot.errors import OkrError
from bot.ports import Answer, Event, Transaction
from bot.usecases.digest_values import digest_values
from bot.usecases.say_to import say_to
from bot.usecases.take_snapshot import take_snapshot

NAME = "digest"
HELP = "your team's digest as it would be now, only for you"
USAGE = "digest [KEY]"
READS = True

__all__ = ["HELP", "NAME", "READS", "USAGE", "arguments", "handle"]


class NoTeam(OkrError):
    """I don't know which team you mean. Type `digest KEY` with one of {teams}."""


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Against the snapshot of the last digest that was sent; nothing is stored."""
    teams = tx.teams.all()
    team = event.values.get("key") or by.team
    if team is None or team not in teams:
        raise NoTeam(teams=", ".join(sorted(teams)))
    current = take_snapshot(tx, team, now=now, reader=by)
    return Answer(card=say_to(tx, by, "digest", **digest_values(current, tx.snapshots.latest(team))))
