"""Say something in its reader's own numbers, dates and times."""

import prompts
from bot.card import Card
from bot.domain.people import Person
from bot.ports import Transaction
from bot.usecases.zone_of_person import zone_of_person


def say_to(tx: Transaction, reader: Person, message: str, **values: object) -> Card:
    """The card of `prompts/{message}.md` in the reader's locale and zone, else the workspace's."""
    workspace = tx.workspace
    zone = str(zone_of_person(tx, reader))
    return prompts.say(message, locale=reader.locale or workspace.locale, zone=zone, **values)
