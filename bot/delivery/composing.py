"""What a message says at the moment it is sent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import prompts
from bot.card import Card
from bot.delivery import outcomes
from bot.domain.cadence import next_working_moment
from bot.messages import Kind
from bot.ports import Claimed, Message, Outcome, Priority, Transaction
from bot.usecases.ask_for_check_ins import ON_TIME
from bot.usecases.zone_of_person import zone_of_person


class Unspeakable(Exception):
    """A message that can't be composed; nothing in its transaction may be kept, for it may have spoilt that too."""

    def __init__(self, claimed: Claimed) -> None:
        """Keep which it was; why is the cause."""
        super().__init__(claimed.message.key)
        self.claimed = claimed


def overtaken(one: Claimed, now: datetime) -> Outcome | None:
    """What becomes of it if it comes too late, or edits what never came."""
    message = one.message
    if message.op == "edit" and one.edited_ref is None:
        return outcomes.dropped(one, "the message it edits was never sent")
    if message.expires_at is not None and now >= message.expires_at:
        return outcomes.dropped(one, f"expired before it could be sent{_since(one)}")
    return None


def composed(
    tx: Transaction, one: Claimed, kinds: Mapping[str, Kind], now: datetime, *, repeat: bool, machine_now: datetime
) -> Card | Outcome:
    """Its card, marked if it may have come before; or what becomes of it without one. Raises Unspeakable."""
    if wait := _until_awake(tx, one.message, now):
        return outcomes.again(one, machine_now + wait, "waits for working hours")
    kind = kinds.get(one.message.kind)
    if kind is None:
        return outcomes.of_newer_code(one, machine_now=machine_now)
    try:
        card = kind.compose(tx, one.message.about, now=now)
        if card is not None and repeat:
            card = _marked(tx, card)
    except Exception as error:
        raise Unspeakable(one) from error
    return card or outcomes.dropped(one, "its cause is gone")


def _until_awake(tx: Transaction, message: Message, now: datetime) -> timedelta:
    """Asks and reminders keep their set times; those that couldn't be sent then wait for working hours (§8.7)."""
    keeps_its_time = message.op == "edit" or message.priority is not Priority.ASK or now - message.due_at <= ON_TIME
    if keeps_its_time or message.person is None:
        return timedelta(0)
    zone = zone_of_person(tx, tx.people.get(message.person))
    return next_working_moment(now, zone, tx.workspace.rules) - now


def _marked(tx: Transaction, card: Card) -> Card:
    note = prompts.say("may_be_a_repeat", locale=tx.workspace.locale)
    return replace(card, blocks=(*card.blocks, *note.blocks))


def _since(one: Claimed) -> str:
    return f": {one.reason}" if one.reason else ""
