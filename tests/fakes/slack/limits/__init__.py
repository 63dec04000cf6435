"""What Slack accepts as a message or a form: every limit, told as problems with where they are."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tests.fakes.slack.limits.blocks import BLOCKS
from tests.fakes.slack.limits.place import At, Json

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
BLOCKS_SIZE = 13_200
VIEW_SIZE = 250_000
MARKDOWN = 12_000
NOT_IN_MESSAGES = frozenset({"input"})
NOT_IN_VIEWS = frozenset({"table", "markdown", "data_visualization"})
VIEW_KEYS = frozenset(
    {
        "type", "title", "blocks", "submit", "close", "private_metadata", "callback_id", "clear_on_close",
        "notify_on_close", "external_id",
    }
)  # fmt: skip


def message_problems(blocks: object) -> list[str]:
    """What is wrong with a message's blocks; nothing when Slack would take them."""
    if not isinstance(blocks, list):
        return ["blocks: must be a list"]
    problems = [*_counted(blocks, MESSAGE_BLOCKS), *_each(blocks, NOT_IN_MESSAGES)]
    kinds = Counter(str(block.get("type")) for block in blocks if isinstance(block, Mapping))
    if kinds["table"] > 1:
        problems.append("blocks: only_one_table_allowed")
    if kinds["data_visualization"] > 2:
        problems.append("blocks: at most 2 charts")
    if sum(len(str(block.get("text"))) for block in blocks if block.get("type") == "markdown") > MARKDOWN:
        problems.append(f"blocks: markdown over {MARKDOWN} characters")
    return problems


def is_too_long(blocks: Sequence[Json]) -> bool:
    """Whether Slack answers `msg_blocks_too_long`; controls aren't counted, as far as others have measured."""
    counted = [block for block in blocks if block.get("type") != "actions"]
    return len(json.dumps(counted, ensure_ascii=False, separators=(",", ":"))) > BLOCKS_SIZE


def view_problems(view: object) -> list[str]:
    """What is wrong with a modal; nothing when Slack would take it."""
    if not isinstance(view, Mapping) or view.get("type") != "modal":
        return ["view: must be a modal"]
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        return ["view.blocks: must be a list"]
    has_input = any(isinstance(block, Mapping) and block.get("type") == "input" for block in blocks)
    return [
        *_counted(blocks, VIEW_BLOCKS),
        *_each(blocks, NOT_IN_VIEWS),
        *_frame(view, has_input=has_input),
    ]


def _frame(view: Json, *, has_input: bool) -> Iterator[str]:
    for name in sorted(view.keys() - VIEW_KEYS):
        yield f"view.{name}: unknown"
    for name in ("title", "submit", "close"):
        if name == "title" or name in view:
            yield from At(f"view.{name}").text(view.get(name), 24, plain=True)
    if has_input and "submit" not in view:
        yield "view.submit: required with an input"
    for name, limit in (("private_metadata", 3000), ("callback_id", 255)):
        if len(str(view.get(name, ""))) > limit:
            yield f"view.{name}: over {limit} characters"
    if len(json.dumps(view)) > VIEW_SIZE:
        yield "view: over 250 kB"


def _counted(blocks: Sequence[object], limit: int) -> Iterator[str]:
    if len(blocks) > limit:
        yield f"blocks: {len(blocks)}, over {limit}"
    ids = Counter(str(block["block_id"]) for block in blocks if isinstance(block, Mapping) and "block_id" in block)
    for name, count in ids.items():
        if count > 1:
            yield f"blocks: block_id {name} twice"
        if not 0 < len(name) <= 255:
            yield "blocks: block_id of more than 255 characters, or none"


def _each(blocks: Sequence[object], barred: frozenset[str]) -> Iterator[str]:
    for position, block in enumerate(blocks):
        kind = str(block.get("type")) if isinstance(block, Mapping) else "nothing"
        check = BLOCKS.get(kind)
        if not isinstance(block, Mapping) or check is None or kind in barred:
            yield f"blocks[{position}]: {kind} is not allowed here"
        else:
            yield from check(At(f"blocks[{position}]"), block)
