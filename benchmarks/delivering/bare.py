"""The floor: a loop that reads, composes, renders and calls, and knows nothing of what it has sent before."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.render import render
from adapters.slack.send import EVENT_TYPE
from benchmarks import company
from bot.card import Card
from bot.messages import Kind, kinds
from bot.ports import Message, Transaction
from storage import SqlStore


class Bare:
    """Sends with so many calls in flight; where each message goes is known, and composed in a transaction of its own.

    `in_threads`: composed beside the calls, in the store's threads, else between them.
    """

    def __init__(
        self, store: SqlStore, workspace: str, client: AsyncWebClient, *, in_flight: int, in_threads: bool
    ) -> None:
        self._store = store
        self._workspace = workspace
        self._client = client
        self._in_flight = in_flight
        self._in_threads = in_threads
        self._kinds: Mapping[str, Kind] = kinds()

    async def send(self, messages: Sequence[tuple[str, Message]]) -> None:
        """All of them, each to its address."""
        left = iter(messages)
        await asyncio.gather(*(self._loop(left) for _ in range(self._in_flight)))

    async def _loop(self, left: Iterator[tuple[str, Message]]) -> None:
        for address, message in left:
            card = await self._composed(message)
            assert card
            rendered = render(card)
            await self._client.chat_postMessage(
                channel=address,
                text=rendered.text,
                blocks=rendered.blocks,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": message.key}},
                mrkdwn=False,
                unfurl_links=False,
                unfurl_media=False,
            )

    async def _composed(self, message: Message) -> Card | None:
        compose = partial(self._compose, message)
        if self._in_threads:
            return await self._store.run(compose, self._workspace, reads=True)
        with self._store.transaction(self._workspace, reads=True) as tx:
            return compose(tx)

    def _compose(self, message: Message, tx: Transaction) -> Card | None:
        return self._kinds[message.kind].compose(tx, message.about, now=company.THURSDAY)
