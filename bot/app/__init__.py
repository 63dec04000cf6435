"""The single door in: dedupe, one transaction, one command, its answer (design.md §1b)."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

import prompts
from bot import commands
from bot.app.incoming import is_happening, is_unseen, storable
from bot.app.inside import NOTHING, Handled, handle, happened, post_later
from bot.app.understanding import TYPED, named, understood
from bot.errors import FormErrors, OkrError
from bot.metrics import ACK, EVENTS_FAILED
from bot.ports import Answer, Event, FailedEvent, Store
from bot.usecases.claim_failed_events import claim_failed_events
from bot.usecases.fail_again import fail_again
from bot.usecases.keep_failed_event import keep_failed_event

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
        """Act on the event once and say what to answer; raises FormErrors.

        What fails with nobody looking is kept and tried again by `retry_failed`; only if it can't even be kept is the
        failure raised, and the platform's own retry is left to do it.
        """
        workspace = await self._workspace(event.installation)
        if workspace is None:
            return NOTHING
        event = storable(event)
        try:
            return await self._dealt_with(event, workspace, now)
        except FormErrors:
            raise
        except Exception as error:
            if not is_unseen(event):
                raise
            await self._keep(event, error, workspace, now)
            return NOTHING

    async def retry_failed(self, now: datetime) -> int:
        """Try events again whose next attempt has come; returns how many are dealt with now. For every tick."""
        done = 0
        for workspace in await asyncio.to_thread(self.store.to_retry, now):
            try:
                for failed in await self.store.run(partial(claim_failed_events, now=now), workspace):
                    done += await self._worked(failed, workspace, now)
            except Exception:
                log.exception("failed events could not be tried again", extra={"workspace": workspace})
            self.ring(workspace)
        return done

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

    async def _dealt_with(self, event: Event, workspace: str, now: datetime, *, again: bool = False) -> Answer:
        if is_happening(event):
            told = replace(event, values={**event.values, "enrol": "anyone" if self.enrol_anyone else "known"})
            with ACK.labels(command=named(event)).time():
                return await self.store.run(partial(happened, event=told, now=now, again=again), workspace)
        meant = understood(event)
        with ACK.labels(command=named(meant)).time():
            return await self._acted(meant, workspace, now, again=again)

    async def _acted(self, event: Event, workspace: str, now: datetime, *, again: bool) -> Answer:
        command = commands.find(event.command or "")
        reads = command is not None and command.READS and (event.responds or event.trigger)
        work = partial(handle, event=event, now=now, reads=reads, again=again)
        try:
            handled = await self.store.run(work, workspace, reads=reads)
        except FormErrors:
            raise
        except OkrError as error:
            handled = _failed(event, str(error))
        except Exception as error:
            if event.command == TYPED:
                raise
            handled = _failed(event, _broke(event, error))
        if handled.unsent:
            answer = handled.answer
            await self.store.run(lambda tx: post_later(tx, event, answer, now, again=again), workspace)
        if handled.stranger:
            self._known.discard((event.installation, event.account))
        self.ring(workspace)
        return handled.answer

    async def _keep(self, event: Event, error: Exception, workspace: str, now: datetime) -> None:
        facts = _counted(event)
        log.error("an event failed; it is kept to be tried again", extra=facts, exc_info=error)
        keep = partial(
            keep_failed_event, event=event, reference=facts["reference"], reason=type(error).__name__, now=now
        )
        try:
            await self.store.run(keep, workspace)
        except Exception as unkept:
            log.exception("it could not be kept: sending it again is left to the platform")
            raise error from unkept

    async def _worked(self, failed: FailedEvent, workspace: str, now: datetime) -> bool:
        """One more attempt, as of when the event came in: that decides which week's ask it answers."""
        try:
            await self._dealt_with(failed.event, workspace, failed.at, again=True)
        except Exception as error:
            log.exception("an event failed again", extra=_counted(failed.event, reference=failed.reference))
            reason = type(error).__name__
            await self.store.run(lambda tx: fail_again(tx, failed, reason=reason, now=now), workspace)
            return False
        log.info("a failed event worked in a later attempt", extra={"reference": failed.reference})
        return True


def _failed(event: Event, sentence: str) -> Handled:
    """A form that fails keeps what was typed: the sentence stands beside its first field. Others are answered."""
    fields = [name for name in event.values if ":" in name]
    if fields:
        raise FormErrors({fields[0]: sentence})
    return Handled(answer=Answer(card=prompts.say("error", sentence=sentence)), unsent=not event.responds)


def _broke(event: Event, error: Exception) -> str:
    """What to say to whoever acted: the trace stands in the log under a reference that they can pass on."""
    facts = _counted(event)
    log.error("something broke", extra=facts, exc_info=error)
    return str(SomethingBroke(reference=facts["reference"]))


def _counted(event: Event, *, reference: str | None = None) -> Mapping[str, str]:
    """What to log of a failure, under a new reference by default; never what somebody wrote."""
    command = named(event)
    EVENTS_FAILED.labels(command=command).inc()
    return {"reference": reference or secrets.token_hex(2), "event_id": event.id, "command": command}
