"""Stop writing to people where the bot was removed."""

from dataclasses import replace

from bot.ports import Transaction


def leave_installation(tx: Transaction, installation: str) -> int:
    """Mark every account there as not reachable; returns how many. Meeting them again makes them reachable."""
    people = [person.id for person in tx.people.all()]
    left = 0
    for accounts in tx.people.accounts(people).values():
        for account in accounts:
            if account.installation == installation and account.reachable:
                tx.people.put_account(replace(account, reachable=False))
                left += 1
    return left
