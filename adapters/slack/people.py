"""People as Slack knows them."""

from collections.abc import Mapping, Sequence

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import reason, told
from adapters.slack.payload import content_of, object_at, text_at
from bot.ports import Contact, Event, Json, Place, SendError

MENTIONS = 5


async def look_up(client: AsyncWebClient, installation: str, user: str) -> Contact:
    """Somebody by their Slack id; raises a SendError."""
    with told():
        answer = await client.users_info(user=user, include_locale=True)
        return contact_of(installation, object_at(content_of(answer.data), "user"))


async def find(client: AsyncWebClient, installation: str, email: str) -> Contact | None:
    """Somebody by their e-mail address, with a private conversation opened; raises a SendError."""
    with told():
        user = await _with_email(client, email)
        if not user or user.get("deleted") is True or user.get("is_bot") is True:
            return None
        opened = await client.conversations_open(users=text_at(user, "id"))
        address = text_at(content_of(opened.data), "channel", "id")
        known = await client.users_info(user=text_at(user, "id"), include_locale=True)
        return contact_of(installation, object_at(content_of(known.data), "user"), address=address)


async def names(client: AsyncWebClient, users: Sequence[str]) -> Mapping[str, str]:
    """The names of a few people by their Slack ids, as far as Slack tells them."""
    found = {}
    for user in users[:MENTIONS]:
        try:
            contact = await look_up(client, "", user)
        except SendError:
            continue
        if contact.name:
            found[user] = contact.name
    return found


def contact_of(installation: str, user: Json, *, address: str | None = None) -> Contact:
    """Slack's user object, as much of it as is there."""
    return Contact(
        installation=installation,
        user=text_at(user, "id"),
        address=address,
        email=text_at(user, "profile", "email") or None,
        name=text_at(user, "profile", "real_name") or text_at(user, "real_name") or text_at(user, "name") or None,
        zone=text_at(user, "tz") or None,
        locale=text_at(user, "locale") or None,
    )


def meet(contact: Contact, *, id: str, place: Place) -> Event:
    """The event that introduces somebody, or tells what changed about them."""
    known = {
        "user": contact.user,
        "address": contact.address,
        "email": contact.email,
        "name": contact.name,
        "zone": contact.zone,
        "locale": contact.locale,
    }
    return Event(
        id=id,
        installation=contact.installation,
        account=contact.user,
        place=place,
        command="_meet",
        values={name: value for name, value in known.items() if value},
    )


async def _with_email(client: AsyncWebClient, email: str) -> Json:
    try:
        answer = await client.users_lookupByEmail(email=email)
    except SlackApiError as error:
        if reason(error) == "users_not_found":
            return {}
        raise
    return object_at(content_of(answer.data), "user")
