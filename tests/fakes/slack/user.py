"""A person who uses the product through Slack."""

import html
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tests.fakes.slack.chat import shown
from tests.fakes.slack.controls import control, fields, filled_in, option
from tests.fakes.slack.delivery import Delivered, Kind, Request
from tests.fakes.slack.limits import view_problems
from tests.fakes.slack.methods import show, user_object, view_object
from tests.fakes.slack.world import Json, Message, ResponseUrl, View

if TYPE_CHECKING:
    from tests.fakes.slack.fake import FakeSlack


class User:
    """What one person can do; each returns what the product answered."""

    def __init__(self, fake: "FakeSlack", id: str, *, age: float = 0, secret: str | None = None) -> None:
        self.id = id
        self._fake = fake
        self._world = fake.world
        self._age = age
        self._secret = secret

    @property
    def dm(self) -> str:
        """Their conversation with the bot."""
        return self._world.dm(self.id)

    @property
    def view(self) -> View:
        """The form they see."""
        return next(view for view in reversed(self._world.views) if view.user == self.id and view.is_open)

    async def type(self, text: str, *, thread: str | None = None, **more: str) -> Delivered:
        """Write to the bot in private; `more` goes into the event as it is."""
        threaded = {"thread_ts": thread} if thread else {}
        written = {"channel": self.dm, "channel_type": "im", "text": html.escape(text, quote=False)}
        return await self._event({"type": "message", **written, **threaded, **more})

    async def again(self, request: Request) -> Delivered:
        """Slack delivers the same event once more."""
        return await self._fake.deliver(request, age=self._age, secret=self._secret)

    async def mention(self, channel: str, text: str) -> Delivered:
        """Mention the bot in a channel."""
        said = f"<@{self._world.bot_user}> {html.escape(text, quote=False)}"
        return await self._event({"type": "app_mention", "channel": channel, "text": said})

    async def change(self) -> Delivered:
        """Change something about themselves; Slack tells all of it."""
        user = user_object(self._world.people[self.id], locale=True)
        return await self._event({"type": "user_change", "user": user})

    async def slash(self, line: str, *, channel: str = "") -> Delivered:
        """Type a slash command; what comes back in the response is shown to them or to all."""
        command, _, text = line.partition(" ")
        place = channel or self.dm
        delivered = await self._deliver(
            "slash_commands",
            {
                "command": command,
                "text": text,
                "team_id": self._world.team,
                "user_id": self.id,
                "channel_id": place,
                "channel_name": "directmessage" if place.startswith("D") else "channel",
                "trigger_id": self._world.new_trigger(self.id),
                "response_url": self._response_url(place, None),
            },
        )
        if delivered.ok and delivered.body:
            self._fake.server.say_in_response(place, self.id, delivered.body)
        return delivered

    async def press(self, on: Message | View, label: str, *, pick: str | None = None) -> Delivered:
        """Press a button, or pick a line of a menu."""
        found = control(on, label)
        action = {"type": found["type"], "action_id": found["action_id"], "action_ts": self._world.ts()}
        if "value" in found:
            action["value"] = found["value"]
        if pick is not None:
            action["selected_option"] = option(found, pick)
        return await self._deliver("interactive", {**self._pressed_on(on), "actions": [action]})

    async def submit(self, view: View, values: Mapping[str, str]) -> Delivered:
        """Fill in a form over what stands there and send it; the response closes, changes or marks it."""
        state = {"values": filled_in(view, values)}
        payload = {**self._interaction("view_submission"), "view": {**view_object(view), "state": state}}
        delivered = await self._deliver("interactive", payload)
        if delivered.ok:
            self._react(view, delivered.body)
        return delivered

    def _react(self, view: View, answer: Json) -> None:
        kind = answer.get("response_action")
        if kind == "errors":
            errors = answer["errors"]
            assert isinstance(errors, Mapping)
            names = fields(view).keys()
            assert errors, "Slack refuses an empty list of errors"
            assert errors.keys() <= names, f"Slack refuses errors beside {sorted(errors.keys() - names)}"
            view.errors = {str(name): str(sentence) for name, sentence in errors.items()}
        elif kind == "update":
            content = answer["view"]
            problems = view_problems(content)
            assert not problems, problems
            assert isinstance(content, Mapping)
            show(self._world, view, content)
        else:
            view.is_open = False

    async def _event(self, event: Json) -> Delivered:
        ts = self._world.ts()
        payload = {
            "type": "event_callback",
            "team_id": self._world.team,
            "event_id": f"Ev{self._world.number()}",
            "event_time": int(self._world.clock()),
            "event": {"user": self.id, "ts": ts, "event_ts": ts, **event},
        }
        return await self._deliver("events_api", payload)

    def _pressed_on(self, on: Message | View) -> Json:
        interaction = self._interaction("block_actions")
        if isinstance(on, View):
            return {**interaction, "view": view_object(on), "container": {"type": "view", "view_id": on.id}}
        container = {
            "type": "message",
            "message_ts": on.ts,
            "channel_id": on.channel,
            "is_ephemeral": on.seen_by is not None,
        }
        seen = {} if on.seen_by else {"message": shown(on)}
        channel = {"channel": {"id": on.channel}, "response_url": self._response_url(on.channel, on.ts)}
        return {**interaction, **channel, **seen, "container": container}

    def _interaction(self, kind: str) -> dict[str, object]:
        team = self._world.team
        return {
            "type": kind,
            "team": {"id": team},
            "user": {"id": self.id, "team_id": team},
            "trigger_id": self._world.new_trigger(self.id),
        }

    def _response_url(self, channel: str, message: str | None) -> str:
        name = f"R{self._world.number()}"
        self._world.responses[name] = ResponseUrl(
            channel=channel, user=self.id, at=self._world.clock(), message=message
        )
        return f"{self._fake.server.address}/response/{name}"

    async def _deliver(self, kind: Kind, payload: Json) -> Delivered:
        request = Request(kind=kind, payload=payload)
        return await self._fake.deliver(request, age=self._age, secret=self._secret)
