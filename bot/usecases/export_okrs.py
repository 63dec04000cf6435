"""Write everything that an import can describe as YAML."""

from bot.importing.writing import Stored, document, yaml_text
from bot.ports import Transaction


def export_okrs(tx: Transaction) -> str:
    """YAML that imports again to the same state; check-ins, and when a key result was created, are not part of it."""
    teams = tx.teams.all()
    stored = Stored(
        workspace=tx.workspace,
        people=tx.people.all(),
        teams=list(teams.values()),
        channels=[channel for team in teams for channel in tx.teams.channels(team)],
        cycles=tx.okrs.cycles(),
        objectives=tx.okrs.every_objective(),
        key_results=tx.okrs.every_key_result(),
    )
    return yaml_text(document(stored))
