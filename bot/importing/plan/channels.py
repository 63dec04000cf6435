"""Where each team of a file is reached."""

from collections.abc import Collection, Iterator

from bot.domain.people import Team
from bot.importing.draft import TeamDraft
from bot.importing.plan.ledger import Row
from bot.importing.plan.teams import Teams
from bot.ports import Channel


def channels(teams: Teams, installations: Collection[str]) -> Iterator[Channel]:
    """The channels of teams that stand; one on an installation that isn't there yet is a notice."""
    for described, row in teams.listed:
        for place, address in described.channels.items():
            if row.stands and (installation := _installation(place, described, row, installations)):
                yield Channel(installation=installation, team=row.name.key, address=address)


def _installation(place: str, draft: TeamDraft, row: Row[Team], installations: Collection[str]) -> str | None:
    """`place` is an installation's id, its platform, or empty for the only one there is."""
    kind = place.partition(":")[0]
    fitting = [one for one in installations if place in {"", one} or (place == kind and one.partition(":")[0] == kind)]
    if len(fitting) > 1:
        row.refuse(
            f"There are several: {', '.join(sorted(fitting))}. Write which one the channel is on.", field="channel"
        )
    elif not fitting:
        where = f"{place} isn't connected" if place else "nothing is connected"
        sentence = f"The channel of {row.title} isn't stored, because {where} yet. Connect it and import again."
        row.findings.notice(draft.spot, "channel", sentence)
    return fitting[0] if len(fitting) == 1 else None
