"""Messages of the bot into conversations kept in memory; a call never fails halfway here."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from adapters.web.conversations import Conversations
from bot.domain.people import Person
from bot.ports import Contact, Gone, Limit, MessageRef, Method, Post

PRIVATE = "dm:"
CHANNEL = "channel:"


@dataclass(slots=True, kw_only=True)
class WebPlatform:
    """The platform `web`, with one installation; `people` are those who can be found in it by e-mail."""

    installation: str
    conversations: Conversations
    people: Callable[[], Awaitable[Sequence[Person]]]
    name: str = "web"
    limits: Mapping[Method, Limit] = field(default_factory=dict)
    stopped: bool = False

    async def send(self, post: Post) -> MessageRef:
        """Post or edit; Gone where there is no such conversation or message."""
        if post.installation != self.installation or not post.address.startswith((PRIVATE, CHANNEL)):
            raise Gone(f"no conversation {post.address} in {post.installation}")
        if post.edits is not None:
            return self._edited(post, post.edits)
        thread = post.thread.id if post.thread else None
        item = self.conversations.post(post.address, post.card, key=post.key, thread=thread)
        return MessageRef(address=post.address, id=item.id)

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:  # noqa: ARG002 - keys don't repeat
        """The message with the post's key; an edit leaves none."""
        found = self.conversations.keyed(post.address, post.key)
        return MessageRef(address=post.address, id=found.id) if found else None

    async def find(self, installation: str, email: str) -> Contact | None:
        """Whoever has this e-mail address; their conversation is always open."""
        if installation != self.installation:
            return None
        found = next((person for person in await self.people() if person.email == email), None)
        return _contact(installation, found) if found else None

    async def installations(self) -> Mapping[str, str]:
        """The one there is."""
        return {self.installation: "Playground"}

    async def problems(self) -> Sequence[str]:
        """It needs nothing from outside."""
        return ()

    async def start(self) -> None:
        """Open pages can be served."""
        self.stopped = False

    async def stop(self) -> None:
        """Let open pages go, so that the server can close."""
        self.stopped = True
        self.conversations.tell()

    def _edited(self, post: Post, ref: MessageRef) -> MessageRef:
        item = self.conversations.get(ref.address, ref.id)
        if item is None:
            raise Gone(f"no message {ref.id} in {ref.address}")
        if item.card != post.card:
            self.conversations.edit(item, post.card)
        return ref


def _contact(installation: str, person: Person) -> Contact:
    return Contact(
        installation=installation,
        user=person.id,
        address=private(person.id),
        email=person.email,
        name=person.name,
        zone=person.zone,
        locale=person.locale,
    )


def private(person: str) -> str:
    """The address of a person's conversation with the bot."""
    return f"{PRIVATE}{person}"
