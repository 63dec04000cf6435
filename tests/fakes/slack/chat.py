"""The methods that post, edit and read messages."""

from tests.fakes.slack.arguments import Arguments, flag, objects, optional, structure, text
from tests.fakes.slack.limits import is_too_long, message_problems
from tests.fakes.slack.world import Json, Message, Refused, World

POSTED = 40_000
EDITED = 4_000
PAGE = 100


def post_message(world: World, given: Arguments) -> Json:
    """chat.postMessage."""
    message = _message(world, given, POSTED)
    world.posts.append(message)
    world.record({"did": "post", "channel": message.channel, "ts": message.ts, **shown(message, metadata=True)})
    return {"channel": message.channel, "ts": message.ts, "message": shown(message)}


def post_ephemeral(world: World, given: Arguments) -> Json:
    """chat.postEphemeral."""
    message = _message(world, given, POSTED)
    message.seen_by = text(given, "user")
    if message.seen_by not in world.people:
        raise Refused("user_not_in_channel")
    world.ephemerals.append(message)
    return {"message_ts": message.ts}


def update(world: World, given: Arguments) -> Json:
    """chat.update; metadata that isn't given stays."""
    channel, ts = _channel(world, given), text(given, "ts")
    found = world.find(channel, ts)
    if found is None or found.seen_by:
        raise Refused("message_not_found")
    found.text, found.blocks = content(given, EDITED)
    found.metadata = _metadata(given) or found.metadata
    found.edits.append(world.clock())
    world.record({"did": "edit", "channel": channel, "ts": ts, **shown(found, metadata=True)})
    return {"channel": channel, "ts": ts, "text": found.text, "message": shown(found)}


def history(world: World, given: Arguments) -> Json:
    """conversations.history: newest first, without replies, metadata only when asked for."""
    channel = _channel(world, given)
    return _page([message for message in world.messages(channel) if not message.thread], given)


def replies(world: World, given: Arguments) -> Json:
    """conversations.replies: the thread under a message, with that message."""
    channel, ts = _channel(world, given), text(given, "ts")
    if world.find(channel, ts) is None:
        raise Refused("thread_not_found")
    return _page([message for message in world.messages(channel) if ts in (message.ts, message.thread)], given)


def content(given: Arguments, limit: int) -> tuple[str, list[Json]]:
    """A message's text and blocks, checked as Slack does."""
    said, blocks = optional(given, "text"), objects(given, "blocks")
    if not said and not blocks:
        raise Refused("no_text")
    if len(said) > limit:
        raise Refused("msg_too_long")
    problems = message_problems(blocks)
    if problems:
        raise Refused("invalid_blocks", *problems)
    if is_too_long(blocks):
        raise Refused("msg_blocks_too_long")
    return said, blocks


def shown(message: Message, *, metadata: bool = False) -> dict[str, object]:
    """A message as Slack tells it."""
    told: dict[str, object] = {"type": "message", "ts": message.ts, "text": message.text, "blocks": message.blocks}
    if message.thread:
        told["thread_ts"] = message.thread
    if metadata and message.metadata:
        told["metadata"] = message.metadata
    return told


def _message(world: World, given: Arguments, limit: int) -> Message:
    channel = _channel(world, given)
    said, blocks = content(given, limit)
    thread = optional(given, "thread_ts") or None
    if thread and world.find(channel, thread) is None:
        raise Refused("thread_not_found")
    return Message(
        channel=channel,
        ts=world.ts(),
        text=said,
        blocks=blocks,
        at=world.clock(),
        thread=thread,
        metadata=_metadata(given),
    )


def _channel(world: World, given: Arguments) -> str:
    channel = text(given, "channel")
    if not world.knows(channel):
        raise Refused("channel_not_found")
    return channel


def _metadata(given: Arguments) -> Json | None:
    metadata = structure(given, "metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or metadata.keys() != {"event_type", "event_payload"}:
        raise Refused("invalid_metadata_format")
    return metadata


def _page(messages: list[Message], given: Arguments) -> Json:
    oldest = float(optional(given, "oldest") or 0)
    found = [message for message in reversed(messages) if float(message.ts) > oldest]
    start = int(optional(given, "cursor") or 0)
    end = start + int(optional(given, "limit") or PAGE)
    asked = flag(given, "include_all_metadata")
    return {
        "messages": [shown(message, metadata=asked) for message in found[start:end]],
        "has_more": end < len(found),
        "response_metadata": {"next_cursor": str(end) if end < len(found) else ""},
    }
