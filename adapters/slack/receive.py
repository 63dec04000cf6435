"""What comes in from Slack: Bolt's listeners, one for each kind of payload, the same for HTTP and Socket Mode."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import inbound, people
from adapters.slack.answer import answer_form, answer_press, answer_slash, refusal
from adapters.slack.markup import unnamed
from adapters.slack.payload import object_at, text_at
from bot.errors import FormErrors
from bot.ports import Answer, Door, Event, Json, Place

ANY = re.compile(".*", re.DOTALL)
REMOVALS = frozenset({"app_uninstalled", "tokens_revoked"})

Identify: TypeAlias = Callable[[], Awaitable[AuthorizeResult]]


def listen(door: Door, client: AsyncWebClient, identify: Identify) -> AsyncApp:
    """The Bolt app that passes everything on to the door.

    Signatures are checked before a request gets here. The answer to Slack waits for the listener, so that a failure is
    a 500 and an event is sent again. Listeners that take anything: Bolt's 404 would count as a failure.
    """

    async def authorize() -> AuthorizeResult:
        return await identify()

    bolt = AsyncApp(
        name="okrbot",
        client=AsyncWebClient(base_url=client.base_url, retry_handlers=[]),
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    listeners = Listeners(door, client)
    bolt.action(ANY)(listeners.on_press)
    bolt.view(ANY)(listeners.on_form)
    bolt.command(ANY)(listeners.on_slash)
    bolt.event(ANY)(listeners.on_event)
    for other in (bolt.view_closed, bolt.shortcut, bolt.options):
        other(ANY)(listeners.on_other)
    return bolt


class Listeners:
    """One listener a kind of payload."""

    def __init__(self, door: Door, client: AsyncWebClient) -> None:
        self._door = door
        self._client = client

    async def on_event(self, body: Json) -> None:
        """Something happened or was said; a failure makes Slack send it again."""
        kind = text_at(body, "event", "type")
        if kind == "user_change":
            await self._changed(body)
        elif kind in REMOVALS:
            await self._door.receive(inbound.removed(body))
        elif inbound.is_typed(body):
            names = await people.names(self._client, unnamed(inbound.said(body)))
            await self._receive(inbound.typed(body, names))

    async def on_slash(self, body: Json, ack: AsyncAck) -> None:
        """`/okr …`."""
        event = inbound.slash(body)
        await answer_slash(self._client, body, await self._answer(event), event=event, ack=ack)

    async def on_press(self, body: Json, ack: AsyncAck) -> None:
        """A button or a menu."""
        event = inbound.pressed(body)
        await answer_press(self._client, body, await self._answer(event), event=event)
        await ack()

    async def on_form(self, body: Json, ack: AsyncAck) -> None:
        """A form was sent."""
        event = inbound.sent(body)
        await answer_form(body, lambda: self._receive(event), event=event, ack=ack)

    async def on_other(self, ack: AsyncAck) -> None:
        """What okrbot has no use for."""
        await ack()

    async def _answer(self, event: Event) -> Answer:
        """Without a form there are no fields to put sentences beside, so they are shown to whoever acted."""
        try:
            return await self._receive(event)
        except FormErrors as errors:
            return refusal(errors)

    async def _receive(self, event: Event) -> Answer:
        if not await self._door.knows(event.installation, event.account):
            await self._introduce(event)
        return await self._door.receive(event)

    async def _introduce(self, event: Event) -> None:
        contact = await people.look_up(self._client, event.installation, event.account)
        if event.place.dm:
            contact = replace(contact, address=event.place.address)
        await self._door.receive(people.meet(contact, id=event.introduction, place=event.place))

    async def _changed(self, body: Json) -> None:
        """Everybody's changes are told; only those of people already linked matter."""
        user = object_at(body, "event", "user")
        installation = inbound.installation_of(body)
        if await self._door.knows(installation, text_at(user, "id")):
            event = people.meet(
                people.contact_of(installation, user),
                id=f"event:{text_at(body, 'event_id')}",
                place=Place(address="", dm=False),
            )
            await self._door.receive(event)
