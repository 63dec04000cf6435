"""Give a sent ask the face of what has become of it."""

from datetime import datetime

from bot.ports import Message, Priority, Transaction


def refresh_ask(tx: Transaction, ask: str, *, now: datetime) -> None:
    """Have the ask's message edited; its card is composed from the state as it is then."""
    tx.outbox.arm_edit(
        Message(
            key=f"edit:ask:{ask}",
            kind="ask",
            op="edit",
            edits=f"ask:{ask}",
            about={"ask": ask, "sent": True},
            due_at=now,
            priority=Priority.EDIT,
        )
    )
