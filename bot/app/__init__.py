"""The single door in: dedupe, one transaction, one command, its answer (design.md §1b)."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import prompts
from bot import commands
from bot.app.inside import NOTHING, Handled, handle, post_later
from bot.app.understanding import TYPED, understood
from bot.errors import FormErrors, OkrError
from bot.ports import Answer, Event, Store, Transaction

__all__ = ["App"]

log = logging.getLogger(__name__)


class SomethingBroke(OkrError):
    """Something broke, reference {reference}. Nothing is stored; try again, or give an admin the reference."""


@dataclass(slots=True)
class App:
    """`ring` is told the workspace after each commit that may have left something to send.

    `enrol_anyone`: whoever writes becomes a person; otherwise only people an admin has imported are known.
    """

    store: Store
    ring: Callable[[str], None] = lambda _: None
    enrol_anyone: bool = False
    _workspaces: dict[str, str] = field(default_factory=dict)
    _known: set[tuple[str, str]] = field(default_factory=set)

    async def receive(self, event: Event, *, now: datetime) -> Answer:
        """Act on the event once and say what to answer; FormErrors and failures worth a retry are raised."""
        workspace = await self._workspace(event.installation)
        if workspace is None:
            return NOTHING
        event = _storable(event)
        if event.command is not None and event.command.startswith("_"):
            return await self._happened(event, workspace, now)
        return await self._acted(understood(event), workspace, now)

    async def knows(self, installation: str, user: str) -> bool:
        """Whether the account is linked to a person."""
        if (installation, user) in self._known:
            return True
        workspace = await self._workspace(installation)
        if workspace is None:
            return False
        found = await self.store.run(lambda tx: tx.people.by_account(installation, user), workspace, reads=True)
        if found is not None:
            self._known.add((installation, user))
        return found is not None

    async def _workspace(self, installation: str) -> str | None:
        """An installation never changes its workspace, so what was found once stays."""
        if installation not in self._workspaces:
            found = self.store.installation(installation)
            if found is None:
                log.warning("an event from an unknown installation was ignored", extra={"installation": installation})
                return None
            self._workspaces[installation] = found.workspace
        return self._workspaces[installation]

    async def _happened(self, event: Event, workspace: str, now: datetime) -> Answer:
        happening = commands.happening(event.command or "")
        if happening is None:
            return NOTHING
        known = happening
        told = replace(event, values={**event.values, "enrol": "anyone" if self.enrol_anyone else "known"})

        def work(tx: Transaction) -> Answer:
            if not tx.inbox.take([event.id], event.command, now):
                return NOTHING
            return known.handle(tx, told, now=now)

        return await self.store.run(work, workspace)

    async def _acted(self, event: Event, workspace: str, now: datetime) -> Answer:
        command = commands.find(event.command or "")
        reads = command is not None and command.READS and (event.responds or event.trigger)
        try:
            handled = await self.store.run(lambda tx: handle(tx, event, now, reads=reads), workspace, reads=reads)
        except FormErrors:
            raise
        except OkrError as error:
            handled = _failed(event, str(error))
        except Exception as error:
            if event.command == TYPED:
                raise
            handled = _failed(event, _broke(error))
        if handled.unsent:
            await self.store.run(lambda tx: post_later(tx, event, handled.answer, now), workspace)
        self.ring(workspace)
        return handled.answer


def _storable(event: Event) -> Event:
    """Without the characters that no database takes: NUL, and halves of surrogate pairs."""
    values = {name: _text(value) for name, value in event.values.items()}
    return replace(event, text=_text(event.text), values=values)


def _text(typed: str) -> str:
    return typed.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _failed(event: Event, sentence: str) -> Handled:
    """A form that fails keeps what was typed: the sentence stands beside its first field. Others are answered."""
    fields = [name for name in event.values if ":" in name]
    if fields:
        raise FormErrors({fields[0]: sentence})
    return Handled(answer=Answer(card=prompts.say("error", sentence=sentence)), unsent=not event.responds)


def _broke(error: Exception) -> str:
    """Log the trace under a reference that the person can pass on."""
    reference = secrets.token_hex(2)
    log.error("something broke", extra={"reference": reference}, exc_info=error)
    return str(SomethingBroke(reference=reference))
