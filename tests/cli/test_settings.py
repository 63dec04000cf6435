"""Wrong settings stop every command that needs them: all are told at once, and the exit code is 2."""

from pathlib import Path

import pytest

from tests.cli.conftest import Okrbot

PAGE = Path(__file__).parents[2] / "docs" / "configure.md"
WRONG = {
    "OKRBOT_PORT": "web",
    "OKRBOT_ENROL": "everyone",
    "OKRBOT_LEASE": "1",
    "OKRBOT_ADMINS": "ana",
    "SLACK_BOT_TOKEN": "xoxp-not-a-bots",
    "SLACK_API_URL": "slack.com",
}


@pytest.mark.parametrize(
    "arguments",
    [["run"], ["migrate"], ["import", "okrs.yaml"], ["export"], ["tick"], ["doctor"]],
    ids=lambda given: given[0],
)
def test_all_wrong_settings_are_told_at_once(
    okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    for name, value in WRONG.items():
        monkeypatch.setenv(name, value)
    said = okrbot(*arguments)
    assert (said.code, said.out) == (2, "")
    for name in WRONG:
        assert any(line.startswith(name) for line in said.err.splitlines()), name


def test_running_without_a_platform_says_how_to_connect_one_beside_other_problems(
    okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKRBOT_PORT", "web")
    said = okrbot("run")
    assert (said.code, said.out) == (2, "")
    port, platform = said.err.splitlines()
    assert port.startswith("OKRBOT_PORT")
    assert "set SLACK_BOT_TOKEN and SLACK_APP_TOKEN" in platform


def test_a_platform_with_wrong_settings_is_not_called_unconfigured(
    okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-fake")
    said = okrbot("run")
    assert said.code == 2
    assert "No chat platform" not in said.err
    assert "SLACK_APP_TOKEN" in said.err


@pytest.mark.parametrize(
    ("given", "meant"),
    [("DATABSE_URL", "DATABASE_URL"), ("DATABASE", "DATABASE_URL"), ("ENROLL", "ENROL"), ("LOGFORMAT", "LOG_FORMAT")],
)
def test_a_slip_in_a_name_is_no_setting_that_is_quietly_left_out(
    okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch, given: str, meant: str
) -> None:
    monkeypatch.setenv(f"OKRBOT_{given}", "sqlite:///elsewhere.db")
    said = okrbot("migrate")
    assert (said.code, said.out) == (2, "")
    assert f"OKRBOT_{given} is no setting of mine: did you mean OKRBOT_{meant}?" in said.err


def test_what_others_call_like_okrbot_is_theirs(okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRBOT_IMAGE", "okrbot:1")
    assert okrbot("migrate").code == 0


def test_no_problem_shows_a_secret(okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "OKRBOT_DATABASE_URL"):
        monkeypatch.setenv(name, "a-secret")
    said = okrbot("run")
    assert said.code == 2
    assert "a-secret" not in said.err


def test_the_page_on_settings_shows_what_is_said(okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = PAGE.read_text(encoding="utf-8").split("```")[1].splitlines()
    assert shown[1] == "$ OKRBOT_PORT=web OKRBOT_LEASE=20 okrbot run"
    monkeypatch.setenv("OKRBOT_PORT", "web")
    monkeypatch.setenv("OKRBOT_LEASE", "20")
    assert okrbot("run").err.splitlines() == shown[2:]
