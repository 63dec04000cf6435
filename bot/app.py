"""The single door in: dedupe, one transaction, one command, its answer (design.md §1b)."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import prompts
from bot import commands
from bot.domain.people import Person
from bot.errors import FormErrors, OkrError
from bot.messages import answer as answers
from bot.ports import Account, Answer, Event, Store, Transaction

log = logging.getLogger(__name__)

TYPED = "answer"
NOTHING = Answer(show="nothing")


class OutdatedButton(OkrError):
    """That button is from an older version of me. Type `help` to see what I can do."""


class SomethingBroke(OkrError):
    """Something broke, reference {reference}. Nothing is stored; try again, or give an admin the reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """An answer, and whether it still has to be put in the outbox because the transaction only read."""

    answer: Answer
    unsent: bool = False


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
        return await self._acted(_understood(event), workspace, now)

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
            handled = await self.store.run(lambda tx: _handle(tx, event, now, reads=reads), workspace, reads=reads)
        except FormErrors:
            raise
        except OkrError as error:
            handled = _failed(event, str(error))
        except Exception as error:
            if event.command == TYPED:
                raise
            handled = _failed(event, _broke(error))
        if handled.unsent:
            await self.store.run(lambda tx: _post_later(tx, event, handled.answer, now), workspace)
        self.ring(workspace)
        return handled.answer


def _storable(event: Event) -> Event:
    """Without the characters that no database takes: NUL, and halves of surrogate pairs."""
    values = {name: _text(value) for name, value in event.values.items()}
    return replace(event, text=_text(event.text), values=values)


def _text(typed: str) -> str:
    return typed.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _understood(event: Event) -> Event:
    """Typed text that is a command becomes that command; after `/okr`, text that is none becomes a hint."""
    if event.command is not None:
        return _opening(event)
    text = event.text.strip()
    found = commands.typed(text or "help" if event.responds else text)
    if found is not None:
        command, values = found
        return replace(event, command=command.NAME, values=values)
    return replace(event, command="unknown" if event.responds or not event.place.dm else TYPED)


def _opening(event: Event) -> Event:
    """A form's button where forms can't stand in messages: its command without a single field opens the form."""
    opens = commands.opens(event.command or "")
    if opens is None or any(":" in name for name in event.values):
        return event
    kept = {name: value for name, value in event.values.items() if name not in {"form", "next"}}
    return replace(event, command=opens, values=kept)


def _handle(tx: Transaction, event: Event, now: datetime, *, reads: bool) -> Handled:
    found = tx.people.by_account(event.installation, event.account)
    by, account = found if found is not None else (None, None)
    if not reads and not tx.inbox.take(_dedupe_keys(event), event.command, now):
        answer = _known_already(tx, event, now)
    else:
        answer = _stranger(tx) if by is None else _run(tx, event, by, now)
    if reads:
        return Handled(answer=answer, unsent=answer.show == "reply" and not event.responds)
    if account is not None:
        _remember_where(tx, account, event, now)
    _deliver(tx, event, answer, by, now)
    return Handled(answer=answer)


def _dedupe_keys(event: Event) -> list[str]:
    """The event's own, and that of the form it was sent from: a form sent twice counts once."""
    form = event.values.get("form")
    return [event.id] if form is None else [event.id, f"form:{form}"]


def _known_already(tx: Transaction, event: Event, now: datetime) -> Answer:
    """A redelivered event needs no second answer; a form sent a second time is told so, once."""
    if "form" not in event.values or not tx.inbox.take([event.id], event.command, now):
        return NOTHING
    return Answer(card=prompts.say("sent_twice"))


def _run(tx: Transaction, event: Event, by: Person, now: datetime) -> Answer:
    command = commands.find(event.command or "")
    if command is None:
        raise OutdatedButton
    return command.handle(tx, event, by=by, now=now)


def _stranger(tx: Transaction) -> Answer:
    """Nobody I know: a friendly card that says whom to ask."""
    admins = [person.name for person in tx.people.all() if person.admin]
    return Answer(card=prompts.say("stranger", admins=admins))


def _remember_where(tx: Transaction, account: Account, event: Event, now: datetime) -> None:
    """A private conversation's address is kept for good, and whoever writes in it can be reached."""
    if event.place.dm and not (account.reachable and account.address == event.place.address):
        tx.people.put_account(replace(account, address=event.place.address, reachable=True, last_answer_at=now))


def _deliver(tx: Transaction, event: Event, answer: Answer, by: Person | None, now: datetime) -> None:
    """Answers that the transport can't carry go through the outbox, in the transaction of what they answer."""
    if answer.card is None or answer.show == "nothing":
        return
    if (
        answer.show == "replace"
        and event.source is not None
        and answers.replace_face(tx, event.source, answer, now=now)
    ):
        return
    if not event.responds and not (answer.show == "form" and event.trigger):
        tx.outbox.add([answers.to_place(event, answer, by, now=now)])


def _post_later(tx: Transaction, event: Event, answer: Answer, now: datetime) -> None:
    """An answer that came from a transaction which stored nothing: an error, or something only read."""
    if tx.inbox.take([event.id], event.command, now):
        found = tx.people.by_account(event.installation, event.account)
        tx.outbox.add([answers.to_place(event, answer, found[0] if found else None, now=now)])


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
