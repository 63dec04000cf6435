"""Posting and editing messages, one call each, and finding a message whose outcome is unknown."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import told, told_of_look_up
from adapters.slack.payload import content_of, objects_at, text_at
from adapters.slack.render import render
from bot.ports import Json, MessageRef, Post, Unknown

EVENT_TYPE = "okrbot"
# The machine's clock may have been a day ahead when the message was sent; Slack gives the newest first in any case.
CLOCKS_MAY_DIFFER = timedelta(hours=25)
PAGE = 200


async def send(client: AsyncWebClient, post: Post) -> MessageRef:
    """Make exactly one call; raises a SendError.

    What doesn't fit into one message is left out and counted at its end.
    """
    with told():
        rendered = render(post.card)
        if post.edits:
            await client.chat_update(
                channel=post.edits.address, ts=post.edits.id, text=rendered.text, blocks=rendered.blocks
            )
            return post.edits
        answer = await client.chat_postMessage(
            channel=post.address,
            text=rendered.text,
            blocks=rendered.blocks,
            thread_ts=post.thread.id if post.thread else None,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": post.key}},
            mrkdwn=False,
            unfurl_links=False,
            unfurl_media=False,
        )
        return _posted(answer.data)


async def look_up(client: AsyncWebClient, post: Post, *, since: datetime) -> MessageRef | None:
    """The message that carries the post's key; raises a SendError, CantLookUp where the app may not read messages.

    An edit leaves no trace of its own: it can be made again, so it is never found.
    """
    if post.edits:
        return None
    with told_of_look_up():
        oldest = f"{(since - CLOCKS_MAY_DIFFER).timestamp():.6f}"
        async for message in _messages(client, post, oldest):
            if text_at(message, "metadata", "event_payload", "key") == post.key:
                return MessageRef(address=post.address, id=text_at(message, "ts"))
        return None


async def _messages(client: AsyncWebClient, post: Post, oldest: str) -> AsyncIterator[Json]:
    cursor = ""
    while True:
        page = await _page(client, post, oldest, cursor)
        for message in objects_at(page, "messages"):
            yield message
        cursor = text_at(page, "response_metadata", "next_cursor")
        if not cursor:
            return


async def _page(client: AsyncWebClient, post: Post, oldest: str, cursor: str) -> Json:
    """Replies in a thread aren't in a conversation's history."""
    if post.thread:
        answer = await client.conversations_replies(
            channel=post.address,
            ts=post.thread.id,
            oldest=oldest,
            cursor=cursor or None,
            limit=PAGE,
            include_all_metadata=True,
        )
    else:
        answer = await client.conversations_history(
            channel=post.address, oldest=oldest, cursor=cursor or None, limit=PAGE, include_all_metadata=True
        )
    return content_of(answer.data)


def _posted(data: object) -> MessageRef:
    content = content_of(data)
    ref = MessageRef(address=text_at(content, "channel"), id=text_at(content, "ts"))
    if not (ref.address and ref.id):
        raise Unknown("Slack accepted the message but didn't say where it stands")
    return ref
