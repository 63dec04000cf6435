"""What an operator can set: environment variables, validated all at once.

Every adapter has its own part beside its code; what is wrong in any of them is told in one list.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, get_args, get_origin

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import OkrError

DATABASE = re.compile(r"sqlite(\+\w+)?:///.+|postgres(ql)?(\+\w+)?://.+")

BOUNDS = {"gt": "above", "ge": "at least", "le": "at most"}


class BadSettings(OkrError):
    """Some settings are missing or wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        """One sentence for each problem, with its fix."""
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Settings(BaseSettings):
    """okrbot's own part of the environment."""

    model_config = SettingsConfigDict(env_prefix="OKRBOT_", env_ignore_empty=True, extra="ignore")

    database_url: str = Field(
        default="sqlite:///okrbot.db",
        description="Where everything is stored: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.",
    )
    admins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="E-mail addresses of people who are admins, separated by commas."
    )
    enrol: Literal["known", "anyone"] = Field(
        default="known",
        description="known: only people an admin has imported; anyone: whoever writes to the bot becomes a person.",
    )
    host: str = Field(default="127.0.0.1", description="The address the web server listens on.")
    port: int = Field(default=8080, ge=0, le=65535, description="The port the web server listens on.")
    log_format: Literal["text", "json"] = Field(default="text", description="text for people, json for log collectors.")
    call_timeout: float = Field(
        default=10, gt=0, le=60, description="Seconds a call to a platform may take before its outcome is unknown."
    )
    call_margin: float = Field(
        default=2, gt=0, le=60, description="Seconds added to the call's time before an unknown outcome is looked up."
    )
    lease: float = Field(
        default=60,
        gt=0,
        le=600,
        validate_default=True,
        description="Seconds a message is reserved for the process that sends it.",
    )
    in_flight: int = Field(
        default=20, ge=1, le=1000, description="How many calls to platforms each process makes at the same time."
    )

    keep_sent_days: int = Field(
        default=90, ge=14, le=3650, description="Days after which messages that were sent are removed."
    )
    keep_events_days: int = Field(
        default=30, ge=7, le=3650, description="Days for which an event that comes again is known to have come before."
    )

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: str) -> str:
        """Never repeats the address, which may hold a password."""
        if not DATABASE.fullmatch(value):
            raise ValueError(
                "OKRBOT_DATABASE_URL is no database I know:"
                " write sqlite:///okrbot.db or postgresql://USER:PASSWORD@HOST/NAME."
            )
        return value

    @field_validator("admins", mode="before")
    @classmethod
    def _separated(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(address.strip() for address in value.split(",") if address.strip())

    @field_validator("admins")
    @classmethod
    def _addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        wrong = ", ".join(f"“{address}”" for address in value if "@" not in address)
        if wrong:
            raise ValueError(f"OKRBOT_ADMINS has {wrong} in it: write e-mail addresses separated by commas.")
        return value

    @field_validator("lease")
    @classmethod
    def _outlasts_a_call(cls, value: float, info: ValidationInfo) -> float:
        """A time that is wrong itself is absent from `info.data` and reported on its own."""
        least = round(2 * (info.data.get("call_timeout", 0) + info.data.get("call_margin", 0)), 6)
        if value < least:
            raise ValueError(
                f"OKRBOT_LEASE is {value:g}: make it at least {least:g}, twice OKRBOT_CALL_TIMEOUT and"
                " OKRBOT_CALL_MARGIN together, so that a call can't outlast it."
            )
        return value


def read_settings(settings: type[BaseSettings]) -> BaseSettings:
    """One part of the environment; raises BadSettings with everything that is wrong in it."""
    try:
        return settings()
    except ValidationError as error:
        raise BadSettings([_sentence(settings, problem) for problem in error.errors()]) from error


def variable(settings: type[BaseSettings], field: str) -> str:
    """The environment variable of a field."""
    return f"{settings.model_config.get('env_prefix', '')}{field}".upper()


def documented(classes: Iterable[type[BaseSettings]]) -> Sequence[tuple[str, str, str]]:
    """Every variable with its default and what it is for."""
    return [
        (variable(settings, name), "" if field.default is None else str(field.default), field.description or "")
        for settings in classes
        for name, field in settings.model_fields.items()
    ]


def _sentence(settings: type[BaseSettings], problem: ErrorDetails) -> str:
    """A validator of ours says a whole sentence; what pydantic finds, a number or a choice, becomes one."""
    if problem["type"] == "value_error":
        return problem["msg"].removeprefix("Value error, ")
    name = str(problem["loc"][0])
    field = settings.model_fields[name]
    return f"{variable(settings, name)} is “{problem['input']}”: write {_wanted(field)}. {field.description}"


def _wanted(field: FieldInfo) -> str:
    """`known or anyone`; `a whole number, at least 0, at most 65535`."""
    if get_origin(field.annotation) is Literal:
        return " or ".join(get_args(field.annotation))
    kind = "a whole number" if field.annotation is int else "a number"
    bounds = [
        f"{words} {value}"
        for bound in field.metadata
        for name, words in BOUNDS.items()
        if (value := getattr(bound, name, None)) is not None
    ]
    return ", ".join([kind, *bounds])
