"""Settings: everything that is wrong is told at once, by name, with what to write instead."""

import pytest

from bot.settings import BadSettings, Settings, read_settings


def problems(monkeypatch: pytest.MonkeyPatch, **environment: str) -> tuple[str, ...]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as raised:
        read_settings(Settings)
    return raised.value.problems


@pytest.mark.parametrize(
    ("name", "value", "fix"),
    [
        ("OKRBOT_PORT", "web", "write a whole number, at least 0, at most 65535"),
        ("OKRBOT_PORT", "65536", "write a whole number, at least 0, at most 65535"),
        ("OKRBOT_ENROL", "everyone", "write known or anyone"),
        ("OKRBOT_LOG_FORMAT", "xml", "write text or json"),
        ("OKRBOT_CALL_TIMEOUT", "0", "write a number, above 0, at most 60"),
        ("OKRBOT_CALL_MARGIN", "nan", "write a number, above 0, at most 60"),
        ("OKRBOT_LEASE", "soon", "write a number, above 0, at most 600"),
        ("OKRBOT_ADMINS", "ana@acme.example, leo", "has “leo” in it: write e-mail addresses separated by commas"),
        ("OKRBOT_DATABASE_URL", "okrbot.db", "write sqlite:///okrbot.db or postgresql://USER:PASSWORD@HOST/NAME"),
        ("OKRBOT_DATABASE_URL", "sqlite://", "write sqlite:///okrbot.db or postgresql://USER:PASSWORD@HOST/NAME"),
    ],
)
def test_a_wrong_value_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, fix: str
) -> None:
    (problem,) = problems(monkeypatch, **{name: value})
    assert problem.startswith(name)
    assert fix in problem


def test_a_lease_that_a_call_could_outlast_is_told_beside_other_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    told = problems(monkeypatch, OKRBOT_LEASE="23", OKRBOT_PORT="web")
    assert len(told) == 2
    assert "make it at least 24" in told[1]


def test_the_lease_that_is_asked_for_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """0.4 and 0.2 add up to a little more than 0.6 in binary."""
    for name, value in (("CALL_TIMEOUT", "0.4"), ("CALL_MARGIN", "0.2"), ("LEASE", "1.2")):
        monkeypatch.setenv(f"OKRBOT_{name}", value)
    assert read_settings(Settings).model_dump()["lease"] == 1.2


def test_the_default_lease_must_outlast_a_long_call_too(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = problems(monkeypatch, OKRBOT_CALL_TIMEOUT="50")
    assert "OKRBOT_LEASE is 60: make it at least 104" in problem


def test_no_problem_repeats_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = problems(monkeypatch, OKRBOT_DATABASE_URL="mysql://okrbot:hunter2@db/okrbot")
    assert "hunter2" not in problem


@pytest.mark.parametrize("url", ["sqlite:///okrbot.db", "postgresql://a:b@c/d", "postgresql+psycopg://a@/b?host=c"])
def test_addresses_of_both_databases_are_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("OKRBOT_DATABASE_URL", url)
    read = read_settings(Settings)
    assert isinstance(read, Settings)
    assert read.database_url == url


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRBOT_PORT", "")
    assert read_settings(Settings) == Settings()
