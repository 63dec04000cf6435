"""Slack as the rest of okrbot sees it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import aiohttp
from aiohttp import web
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import NAME, people, send
from adapters.slack.failures import is_a_refusal, told
from adapters.slack.health import problems
from adapters.slack.http import Endpoint
from adapters.slack.limits import LIMITS
from adapters.slack.manifest import PATH
from adapters.slack.payload import content_of, text_at
from adapters.slack.receive import listen
from adapters.slack.settings import Settings
from adapters.slack.socket_mode import Socket
from bot.errors import OkrError
from bot.ports import Contact, Door, MessageRef, Post, SendError, Unreachable


class NotConnected(OkrError):
    """Slack refuses {setting} ({reason}). Copy it again from your Slack app's pages, or install the app anew."""


class Slack:
    """One workspace. `start` before anything else: all calls share one session, and its time limit."""

    name = NAME
    limits = LIMITS

    def __init__(
        self,
        settings: Settings,
        *,
        door: Door,
        http: web.Application,
        clock: Callable[[], datetime],
        timeout: float,
        listens: bool,
    ) -> None:
        token = settings.bot_token.get_secret_value() if settings.bot_token else ""
        self._timeout = timeout
        self._clock = clock
        self._client = AsyncWebClient(token=token, base_url=settings.api_url, retry_handlers=[])
        self._who: AuthorizeResult | None = None
        self._socket: Socket | None = None
        self._session: aiohttp.ClientSession | None = None
        self._team = ""
        if not listens:
            return
        bolt = listen(door, self._client, self._identify)
        if settings.app_token:
            self._socket = Socket(bolt, self._client, settings.app_token.get_secret_value())
        elif settings.signing_secret:
            http.router.add_post(PATH, Endpoint(bolt, settings.signing_secret.get_secret_value(), clock).handle)

    async def send(self, post: Post) -> MessageRef:
        """Make exactly one call; raises a SendError."""
        return await send.send(self._client, post)

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        """Find the message with the post's key; raises a SendError."""
        return await send.look_up(self._client, post, since=since)

    async def find(self, installation: str, email: str) -> Contact | None:
        """Whoever has this e-mail address, with a private conversation opened; raises a SendError."""
        return await people.find(self._client, installation, email)

    async def installations(self) -> Mapping[str, str]:
        """What the token reaches: the id of each installation and its name."""
        who = await self._identify()
        return {f"slack:{who.team_id or who.enterprise_id}": self._team}

    async def problems(self) -> Sequence[str]:
        """Scopes that the app lacks, and a clock that Slack's requests would fail by."""
        with told():
            answer = await self._client.auth_test()
        return problems(answer.headers, self._clock())

    async def start(self) -> None:
        """Check the tokens and, for Socket Mode, connect; raises an OkrError that says what to do."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._timeout))
        self._client.session = self._session
        try:
            await self._connect()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Close every connection."""
        if self._socket:
            await self._socket.close()
        if self._session:
            await self._session.close()

    async def _connect(self) -> None:
        setting = "SLACK_BOT_TOKEN"
        try:
            await self._identify()
            if self._socket:
                setting = "SLACK_APP_TOKEN"
                with told():
                    await self._socket.open()
        except Unreachable as error:
            raise OkrError(f"Slack can't be reached: {error}. Check the network and SLACK_API_URL.") from error
        except SendError as error:
            if is_a_refusal(error):
                raise NotConnected(setting=setting, reason=error) from error
            raise OkrError(f"Slack doesn't answer as it should ({error}). Try again in a few minutes.") from error

    async def _identify(self) -> AuthorizeResult:
        """Who the token belongs to, asked once."""
        if self._who is None:
            with told():
                answer = await self._client.auth_test()
            said = content_of(answer.data)
            self._team = text_at(said, "team")
            self._who = AuthorizeResult(
                enterprise_id=text_at(said, "enterprise_id") or None,
                team_id=text_at(said, "team_id") or None,
                bot_id=text_at(said, "bot_id"),
                bot_user_id=text_at(said, "user_id"),
                bot_token=self._client.token,
            )
        return self._who
