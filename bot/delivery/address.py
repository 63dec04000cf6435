"""Where messages go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.people import PersonId, TeamKey
from bot.ports import Account, Channel, Claimed, Message, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The accounts and channels of whom a few messages are for."""

    accounts: Mapping[PersonId, Sequence[Account]]
    channels: Mapping[TeamKey, Sequence[Channel]]

    def addressed(self, one: Claimed) -> Claimed | None:
        """Where it was bound for before, else the team's channel or the person's account; None while it has neither."""
        message = one.message
        if not _is_open(message):
            return one
        found = self._channel(message.team) if message.team is not None else self._account(message)
        if found is None:
            return None
        installation, address = found
        return replace(one, message=replace(message, installation=installation, address=address))

    def _channel(self, team: TeamKey) -> tuple[str, str] | None:
        channels = self.channels[team]
        return (channels[0].installation, channels[0].address) if channels else None

    def _account(self, message: Message) -> tuple[str, str] | None:
        """The installation asked for, else the preferred account, else the one last answered on."""
        accounts = self.accounts.get(message.person or "", ())
        usable = [account for account in accounts if account.reachable and account.address is not None]
        best = min(usable, key=lambda account: _rank(account, message), default=None)
        return (best.installation, best.address or "") if best else None


def addresses(tx: Transaction, messages: Sequence[Message]) -> Addresses:
    """Of all these messages, read at once."""
    unbound = [message for message in messages if _is_open(message)]
    people = {message.person for message in unbound if message.team is None and message.person is not None}
    teams = {message.team for message in unbound if message.team is not None}
    return Addresses(
        accounts=tx.people.accounts(sorted(people)) if people else {},
        channels={team: tx.teams.channels(team) for team in teams},
    )


def _is_open(message: Message) -> bool:
    """Whether it still has to be found where it goes."""
    return message.op == "post" and (message.installation is None or message.address is None)


def _rank(account: Account, message: Message) -> tuple[bool, bool, float]:
    answered = account.last_answer_at.timestamp() if account.last_answer_at else 0
    return account.installation != message.installation, not account.preferred, -answered
