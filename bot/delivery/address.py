"""Where a message goes."""

from dataclasses import replace

from bot.ports import Account, Claimed, Message, Transaction


def addressed(tx: Transaction, one: Claimed) -> Claimed | None:
    """Where it was bound for before, else the team's channel or the person's account; None while there is neither."""
    message = one.message
    if message.op == "edit" or (message.installation is not None and message.address is not None):
        return one
    found = _channel(tx, message) if message.team is not None else _account(tx, message)
    if found is None:
        return None
    installation, address = found
    return replace(one, message=replace(message, installation=installation, address=address))


def _channel(tx: Transaction, message: Message) -> tuple[str, str] | None:
    channels = tx.teams.channels(message.team or "")
    return (channels[0].installation, channels[0].address) if channels else None


def _account(tx: Transaction, message: Message) -> tuple[str, str] | None:
    """The installation asked for, else the preferred account, else the one last answered on."""
    if message.person is None:
        return None
    accounts = tx.people.accounts([message.person]).get(message.person, ())
    usable = [account for account in accounts if account.reachable and account.address is not None]
    best = min(usable, key=lambda account: _rank(account, message), default=None)
    return (best.installation, best.address or "") if best else None


def _rank(account: Account, message: Message) -> tuple[bool, bool, float]:
    answered = account.last_answer_at.timestamp() if account.last_answer_at else 0
    return account.installation != message.installation, not account.preferred, -answered
