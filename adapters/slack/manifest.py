"""The app manifest to paste into Slack."""

from collections.abc import Mapping

from adapters.slack.text import JsonObject

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "users:read",
    "users:read.email",
)
EVENTS = ("app_mention", "app_uninstalled", "message.im", "tokens_revoked", "user_change")
PATH = "/slack/events"


def manifest(*, socket_mode: bool, url: str | None) -> JsonObject:
    """The manifest of an okrbot app; without Socket Mode, `url` is the public address okrbot is reached at."""
    request_url = {} if socket_mode else {"request_url": _request_url(url)}
    command_url = {} if socket_mode else {"url": _request_url(url)}
    return {
        "display_information": {
            "name": "okrbot",
            "description": "Asks for OKR check-ins and tells the team every week what changed.",
            "background_color": "#1f3d5a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "okrbot", "always_online": True},
            "slash_commands": [_slash_command(command_url)],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **request_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def _slash_command(command_url: Mapping[str, str]) -> JsonObject:
    return {
        **command_url,
        "command": "/okr",
        "description": "Your key results, check-ins and your team's digest",
        "usage_hint": "mine | check-in | team | why GROW-2.1 | help",
        "should_escape": False,
    }


def _request_url(url: str | None) -> str:
    if not url:
        raise ValueError("Without Socket Mode the manifest needs the public address of okrbot: give it as the url.")
    return f"{url.rstrip('/')}{PATH}"
