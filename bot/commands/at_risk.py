"""Show what is at risk or off track across the workspace."""

from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.domain.okr import Standing
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.look import look
from bot.usecases.say_to import say_to
from bot.usecases.visible import visible_to

NAME = "at-risk"
HELP = "everything at risk or off track, worst first"
READS = True
SHOWN = 20
WORRYING = ("off_track", "at_risk")

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Off track before at risk, blocked before unblocked."""
    active = [proof for proof in tx.okrs.of_teams(None) if proof.key_result.standing is Standing.ACTIVE]
    visible = visible_to(by, active, tx.teams.all())
    seen = look(tx, visible.proofs, now=now)
    worst = sorted(
        (one for one in seen.seen if one.now.status in WORRYING),
        key=lambda one: (WORRYING.index(one.now.status), one.now.blocked is None, one.key_result.key),
    )
    card = say_to(tx, by, "at_risk", worst=worst[:SHOWN], more=max(0, len(worst) - SHOWN), looked_at=len(seen.seen))
    return Answer(card=card)
