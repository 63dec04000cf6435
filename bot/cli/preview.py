"""`okrbot preview`: every message with its samples, as it reads or as a platform gets it."""

import json
from collections.abc import Callable, Mapping, Sequence

from rich.console import Console

import prompts
from adapters.slack.modal import modal
from adapters.slack.render import render
from bot.card import Card, as_text
from bot.errors import OkrError
from bot.ports import Place
from prompts import Sample

Messages = Mapping[str, Sequence[Sample]]
ANYWHERE = Place(address="D0", dm=True)


class NoSuchMessage(OkrError):
    """There is no message {name}. There are: {names}."""


class NoSuchPreview(OkrError):
    """I can't preview for {platform}. Choose one of: {platforms}."""


def preview(console: Console, *, message: str | None, platform: str) -> None:
    """Print one message or all, with every sample: `text` to be read, `slack` as one JSON document."""
    written = _WRITERS.get(platform)
    if written is None:
        raise NoSuchPreview(platform=platform, platforms=", ".join(_WRITERS))
    names = prompts.message_names()
    if message is not None and message not in names:
        raise NoSuchMessage(name=message, names=", ".join(names))
    chosen = names if message is None else [message]
    console.file.write(written({name: prompts.samples_of(name) for name in chosen}) + "\n")


def readable(messages: Messages) -> str:
    """Each case under its title, its one line in a notification first."""
    cases = (_readable_case(sample) for samples in messages.values() for sample in samples)
    return "\n\n\n".join(cases)


def for_slack(messages: Messages) -> str:
    """What goes to Slack: by message and case, its `text` and `blocks`, and the `view` of a form."""
    made = {name: {one.title: _slack_case(one.card()) for one in samples} for name, samples in messages.items()}
    return json.dumps(made, indent=2, ensure_ascii=False)


def _readable_case(sample: Sample) -> str:
    card = sample.card()
    title = f"━━ {sample.message}: {sample.title} ━━"
    return f"{title}\nnotification: {card.summary}\n\n{as_text(card)}"


def _slack_case(card: Card) -> Mapping[str, object]:
    rendered = render(card)
    message: dict[str, object] = {"text": rendered.text, "blocks": rendered.blocks}
    return message if card.form is None else message | {"view": modal(card, card.form, place=ANYWHERE, source=None)}


_WRITERS: Mapping[str, Callable[[Messages], str]] = {"text": readable, "slack": for_slack}
