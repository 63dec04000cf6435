"""Slack's requests over Socket Mode: a connection that okrbot opens itself, so nothing needs a public address."""

import logging

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.payload import content_of, text_at

log = logging.getLogger(__name__)


class Socket:
    """The connection of one app token; `open` needs a running event loop and a token that Slack accepts."""

    def __init__(self, bolt: AsyncApp, client: AsyncWebClient, app_token: str) -> None:
        self._bolt = bolt
        self._client = client
        self._app_token = app_token
        self._handler: AsyncSocketModeHandler | None = None

    async def open(self) -> None:
        """Connect, and stay connected; raises what the call for an address raises."""
        answer = await self._client.apps_connections_open(app_token=self._app_token)
        handler = AsyncSocketModeHandler(self._bolt, self._app_token, web_client=self._client)
        handler.client.wss_uri = text_at(content_of(answer.data), "url")
        handler.client.message_listeners.append(_count_connections)
        self._handler = handler
        await handler.connect_async()  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        """Disconnect for good."""
        if self._handler:
            await self._handler.close_async()  # type: ignore[no-untyped-call]
            self._handler = None


async def _count_connections(
    _client: AsyncBaseSocketModeClient, message: dict[str, object], _raw: str | None = None
) -> None:
    """Slack deals requests out among an app's connections: one that nobody reads eats clicks in silence."""
    if message.get("type") == "hello":
        count = message.get("num_connections")
        if isinstance(count, int) and count > 1:
            log.warning("this app has %s connections to Slack; each must be a running okrbot", count)
