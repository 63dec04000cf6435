"""A wrong setting is told with what to do, all of them at once."""

import pytest
from pydantic import ValidationError

from adapters.slack import Settings


def _problems(monkeypatch: pytest.MonkeyPatch, **environment: str) -> list[str]:
    for name in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "API_URL"):
        monkeypatch.delenv(f"SLACK_{name}", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(f"SLACK_{name}", value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    return [error["msg"] for error in caught.value.errors()]


def test_without_a_token_slack_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    assert not Settings().configured


def test_an_app_token_means_socket_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    settings = Settings()
    assert (settings.configured, settings.socket_mode) == (True, True)
    assert settings.api_url == "https://slack.com/api/"


def test_all_problems_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    bot, app, url = _problems(monkeypatch, BOT_TOKEN="xoxp-1", APP_TOKEN="xoxb-1", API_URL="slack.com")
    assert "SLACK_BOT_TOKEN must start with xoxb-: copy" in bot
    assert "SLACK_APP_TOKEN must start with xapp-: make one with the scope connections:write" in app
    assert "SLACK_API_URL must be an address" in url


def test_a_bot_that_hears_nothing_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = _problems(monkeypatch, BOT_TOKEN="xoxb-1")
    assert "set SLACK_APP_TOKEN for Socket Mode" in problem


@pytest.mark.parametrize(("name", "value"), [("APP_TOKEN", "xapp-1"), ("SIGNING_SECRET", "signed")])
def test_a_way_in_without_the_bots_own_token_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    (problem,) = _problems(monkeypatch, **{name: value})
    assert f"SLACK_{name} is set without SLACK_BOT_TOKEN: copy the Bot User OAuth Token" in problem


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-hidden")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "also-hidden")
    assert "hidden" not in repr(Settings())
