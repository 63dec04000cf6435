"""Make admins of the people whose e-mail addresses the operator named."""

from collections.abc import Collection
from dataclasses import replace

from bot.ports import Transaction


def appoint_admins(tx: Transaction, emails: Collection[str]) -> int:
    """Those named become admins; nobody stops being one. Returns how many are new."""
    wanted = {email.lower() for email in emails}
    fresh = [
        replace(person, admin=True)
        for person in tx.people.all()
        if not person.admin and person.email is not None and person.email.lower() in wanted
    ]
    tx.people.put(fresh)
    return len(fresh)
