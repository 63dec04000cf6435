"""What goes back in the response: a slash command's answer, an opened form, a form's errors.

All else is in the outbox already when the door has returned.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import aiohttp
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack.modal import modal
from adapters.slack.payload import objects_at, text_at
from adapters.slack.render import render
from adapters.slack.text import JsonObject
from bot.card import Card, Span, Text
from bot.errors import FormErrors
from bot.ports import Answer, Event, Json

log = logging.getLogger(__name__)

SECONDS_TO_OPEN = 2.5  # a trigger lives 3 s


async def answer_slash(client: AsyncWebClient, body: Json, answer: Answer, *, event: Event, ack: AsyncAck) -> None:
    """Open the form, or show the card in the response; a form that can't be opened is a button that tries again."""
    if answer.card is None or await _opened(client, body, answer, event):
        await ack()
        return
    shown = render(answer.card)
    kind = "in_channel" if answer.audience == "here" else "ephemeral"
    await ack(text=shown.text, blocks=shown.blocks, response_type=kind)


async def answer_press(client: AsyncWebClient, body: Json, answer: Answer, *, event: Event) -> None:
    """Open the form; answer a message that only its reader sees, which nothing but the response can reach."""
    if answer.card is None or await _opened(client, body, answer, event):
        return
    url = text_at(body, "response_url")
    if url and (answer.show == "form" or event.responds):
        shown = render(answer.card)
        response = AsyncWebhookClient(url, session=client.session, retry_handlers=[])
        await response.send(
            text=shown.text,
            blocks=shown.blocks,
            response_type="ephemeral",
            replace_original=answer.show == "replace",
        )


async def answer_form(body: Json, receive: Callable[[], Awaitable[Answer]], *, event: Event, ack: AsyncAck) -> None:
    """Close the form, show the next one in its place, or keep it open with a sentence beside each wrong field."""
    try:
        answer = await receive()
    except FormErrors as errors:
        await ack(response_action="errors", errors=_beside_fields(body, errors))
        return
    view = _view(answer, event)
    if view:
        await ack(response_action="update", view=view)
    else:
        await ack()


def refusal(errors: FormErrors) -> Answer:
    """What is wrong with fields, for whoever acted without having them open: shown like a form that can't be opened."""
    sentences = " ".join(errors.fields.values())
    return Answer(card=Card(sentences, (Text((Span(sentences),)),)), show="form")


def _beside_fields(body: Json, errors: FormErrors) -> dict[str, str]:
    """Slack refuses an error beside a field that isn't there: such a sentence stands beside the first one."""
    blocks = objects_at(body, "view", "blocks")
    names = [text_at(block, "block_id") for block in blocks if text_at(block, "type") == "input"]
    placed: dict[str, str] = {}
    for name, sentence in errors.fields.items():
        place = name if name in names else names[0]
        placed[place] = f"{placed[place]} {sentence}" if place in placed else sentence
    return placed


def _view(answer: Answer, event: Event) -> JsonObject | None:
    form = answer.card.form if answer.card and answer.show == "form" else None
    return modal(answer.card, form, place=event.place, source=event.source) if answer.card and form else None


async def _opened(client: AsyncWebClient, body: Json, answer: Answer, event: Event) -> bool:
    """Whether the answer was a form and is open now; from a button inside a form, in that form's place."""
    view = _view(answer, event)
    if view is None:
        return False
    try:
        async with asyncio.timeout(SECONDS_TO_OPEN):
            if text_at(body, "view", "id"):
                await client.views_update(view=view, view_id=text_at(body, "view", "id"))
            else:
                await client.views_open(view=view, trigger_id=text_at(body, "trigger_id"))
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        log.warning("a form could not be opened", extra={"reason": str(error)})
        return False
    return True
