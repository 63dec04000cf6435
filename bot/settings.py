"""What an operator can set: environment variables, validated all at once.

Every adapter has its own part beside its code; `problems` puts all that is wrong into one list.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import OkrError


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
    enrol: str = Field(
        default="known",
        pattern="^(known|anyone)$",
        description="known: only people an admin has imported; anyone: whoever writes to the bot becomes a person.",
    )
    host: str = Field(default="127.0.0.1", description="The address the web server listens on.")
    port: int = Field(default=8080, ge=0, le=65535, description="The port the web server listens on.")
    log_format: str = Field(
        default="text", pattern="^(text|json)$", description="text for people, json for log collectors."
    )
    call_timeout: float = Field(
        default=10, gt=0, le=60, description="Seconds a call to a platform may take before its outcome is unknown."
    )
    call_margin: float = Field(
        default=2, gt=0, le=60, description="Seconds added to the call's time before an unknown outcome is looked up."
    )
    lease: float = Field(
        default=60, gt=0, le=600, description="Seconds a message is reserved for the process that sends it."
    )

    @field_validator("admins", mode="before")
    @classmethod
    def _separated(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(address.strip() for address in value.split(",") if address.strip())

    @field_validator("admins")
    @classmethod
    def _addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [address for address in value if "@" not in address]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is no e-mail address; write addresses separated by commas")
        return value

    @model_validator(mode="after")
    def _lease_outlasts_a_call(self) -> "Settings":
        least = 2 * (self.call_timeout + self.call_margin)
        if self.lease < least:
            raise ValueError(
                f"OKRBOT_LEASE is {self.lease:g}: make it at least {least:g}, twice OKRBOT_CALL_TIMEOUT and"
                " OKRBOT_CALL_MARGIN together, so that a call can't outlast it."
            )
        return self


def read_settings(*classes: type[BaseSettings]) -> Sequence[BaseSettings]:
    """One of each, from the environment; raises BadSettings with the problems of all of them at once."""
    found: list[BaseSettings] = []
    problems: list[str] = []
    for settings in classes:
        try:
            found.append(settings())
        except ValidationError as error:
            problems += _sentences(settings, error)
    if problems:
        raise BadSettings(problems)
    return found


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


def _sentences(settings: type[BaseSettings], error: ValidationError) -> list[str]:
    sentences = []
    for problem in error.errors():
        field = str(problem["loc"][0]) if problem["loc"] else ""
        said = problem["msg"].removeprefix("Value error, ")
        name = variable(settings, field)
        described = settings.model_fields[field].description if field in settings.model_fields else ""
        sentences.append(said if name in said else f"{name}: {said}. {described}".strip())
    return sentences
