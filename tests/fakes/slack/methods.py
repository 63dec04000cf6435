"""The Web API methods by name."""

from collections.abc import Callable, Mapping

from tests.fakes.slack import chat
from tests.fakes.slack.arguments import Arguments, flag, optional, structure, text
from tests.fakes.slack.limits import view_problems
from tests.fakes.slack.world import Json, Person, Refused, View, World


def _auth_test(world: World, given: Arguments) -> Json:
    return {
        "url": "https://example.slack.com/",
        "team": "Example",
        "team_id": world.team,
        "user": "okrbot",
        "user_id": world.bot_user,
        "bot_id": world.bot_id,
    }


def _users_info(world: World, given: Arguments) -> Json:
    person = world.people.get(text(given, "user"))
    if person is None:
        raise Refused("user_not_found")
    return {"user": user_object(person, locale=flag(given, "include_locale"))}


def _users_lookup_by_email(world: World, given: Arguments) -> Json:
    email = text(given, "email").lower()
    for person in world.people.values():
        if person.email.lower() == email and not person.deleted:
            return {"user": user_object(person, locale=False)}
    raise Refused("users_not_found")


def _conversations_open(world: World, given: Arguments) -> Json:
    user = text(given, "users")
    if user not in world.people:
        raise Refused("user_not_found")
    if world.people[user].deleted:
        raise Refused("user_disabled")
    return {"channel": {"id": world.dm(user)}}


def _conversations_info(world: World, given: Arguments) -> Json:
    channel = text(given, "channel")
    if not world.knows(channel):
        raise Refused("channel_not_found")
    private = channel not in world.channels
    return {"channel": {"id": channel, "is_im": private, "name": world.channels.get(channel, "")}}


def _views_open(world: World, given: Arguments) -> Json:
    content = _view(given)
    user = world.pull(text(given, "trigger_id"))
    number = world.number()
    view = View(id=f"V{number}", hash=f"{number}.hash", user=user, content=content)
    world.views.append(view)
    return {"view": view_object(view)}


def _views_update(world: World, given: Arguments) -> Json:
    content = _view(given)
    view = next((one for one in world.views if one.id == optional(given, "view_id") and one.is_open), None)
    if view is None:
        raise Refused("not_found")
    if optional(given, "hash") not in ("", view.hash):
        raise Refused("hash_conflict")
    show(world, view, content)
    return {"view": view_object(view)}


def show(world: World, view: View, content: Json) -> None:
    """Put new content into an open modal."""
    view.content, view.hash, view.errors = content, f"{world.number()}.hash", {}


def user_object(person: Person, *, locale: bool) -> Json:
    """A person as Slack tells them."""
    told: dict[str, object] = {
        "id": person.id,
        "name": person.name.split()[0].lower(),
        "deleted": person.deleted,
        "is_bot": False,
        "tz": person.zone,
        "profile": {"real_name": person.name, "email": person.email},
    }
    return {**told, "locale": person.locale} if locale else told


def view_object(view: View) -> dict[str, object]:
    """A modal as Slack tells it."""
    return {"id": view.id, "hash": view.hash, "state": {"values": {}}, **view.content}


def _view(given: Arguments) -> Json:
    view = structure(given, "view")
    problems = view_problems(view)
    if problems:
        raise Refused("invalid_arguments", *problems)
    assert isinstance(view, dict)
    return view


METHODS: Mapping[str, Callable[[World, Arguments], Json]] = {
    "auth.test": _auth_test,
    "chat.postMessage": chat.post_message,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "conversations.history": chat.history,
    "conversations.info": _conversations_info,
    "conversations.open": _conversations_open,
    "conversations.replies": chat.replies,
    "users.info": _users_info,
    "users.lookupByEmail": _users_lookup_by_email,
    "views.open": _views_open,
    "views.update": _views_update,
}
