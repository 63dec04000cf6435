"""The digest in a team's channel, from its stored snapshot."""

from dataclasses import replace
from datetime import datetime

import prompts
from bot.card import Card
from bot.digest.view import from_json
from bot.domain.inherited import team_zone
from bot.ports import IfUnknown, Json, Transaction
from bot.usecases.digest_values import digest_values

KIND = "digest"
IF_UNKNOWN = IfUnknown.REPEAT_ONCE


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """The same card whenever it is sent, marked late once the meeting has begun; None when the snapshot is gone."""
    team, week = str(about["team"]), str(about["week"])
    snapshot = tx.snapshots.get(team, week)
    if snapshot is None:
        return None
    before = tx.snapshots.before(team, snapshot.taken_at)
    view = replace(from_json(snapshot.about), late=now >= snapshot.meeting_at)
    zone = str(team_zone(team, tx.teams.lineages([team]), tx.workspace.zone))
    return prompts.say("digest", locale=tx.workspace.locale, zone=zone, **digest_values(view, before))
