"""The digest in a team's channel, from its stored snapshot."""

from datetime import datetime

import prompts
from bot.card import Card
from bot.digest.view import from_json
from bot.ports import Json, Transaction
from bot.usecases.digest_values import digest_values

KIND = "digest"


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """The same card however late it is sent; None when the snapshot is gone."""
    team, week = str(about["team"]), str(about["week"])
    snapshot = tx.snapshots.get(team, week)
    if snapshot is None:
        return None
    before = tx.snapshots.before(team, snapshot.taken_at)
    values = digest_values(from_json(snapshot.about), before)
    return prompts.say("digest", locale=tx.workspace.locale, zone=tx.workspace.zone, **values)
