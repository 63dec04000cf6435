"""What Slack needs to know, each setting with what to do when it is wrong."""

from typing import Annotated

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Secret = Annotated[SecretStr | None, Field(default=None)]

PREFIXES = {
    "bot_token": ("xoxb-", "copy the Bot User OAuth Token under OAuth & Permissions of your Slack app"),
    "app_token": ("xapp-", "make one with the scope connections:write under Basic Information, App-Level Tokens"),
}
NO_WAY_IN = (
    "SLACK_BOT_TOKEN is set, but events can't reach okrbot: set SLACK_APP_TOKEN for Socket Mode (no public address"
    " needed), or SLACK_SIGNING_SECRET for HTTP."
)


class Settings(BaseSettings):
    """Slack's part of the environment; with an app token events come by Socket Mode, else by HTTP."""

    model_config = SettingsConfigDict(env_prefix="SLACK_", env_ignore_empty=True, extra="ignore")

    bot_token: Secret = Field(description="The bot's token, xoxb-…, under OAuth & Permissions.")
    app_token: Secret = Field(
        description="The app-level token for Socket Mode, xapp-…, with the scope connections:write."
    )
    signing_secret: Secret = Field(
        description="For HTTP instead of Socket Mode: the Signing Secret under Basic Information.",
        validate_default=True,
    )
    api_url: str = Field(
        default="https://slack.com/api/", description="Where Slack's Web API is; GovSlack and tests have their own."
    )

    @field_validator("bot_token", "app_token")
    @classmethod
    def _has_its_prefix(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        field = info.field_name or ""
        prefix, remedy = PREFIXES[field]
        if value is not None and not value.get_secret_value().startswith(prefix):
            raise ValueError(f"SLACK_{field.upper()} must start with {prefix}: {remedy}.")
        return value

    @field_validator("signing_secret")
    @classmethod
    def _events_have_a_way_in(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """A field that is wrong itself is absent from `info.data` and reported on its own."""
        missing = object()
        bot, app = (info.data.get(field, missing) for field in ("bot_token", "app_token"))
        if bot is not None and app is None and value is None:
            raise ValueError(NO_WAY_IN)
        if bot is None and not (app is None and value is None):
            name = "SLACK_SIGNING_SECRET" if app is None else "SLACK_APP_TOKEN"
            raise ValueError(f"{name} is set without SLACK_BOT_TOKEN: {PREFIXES['bot_token'][1]}.")
        return value

    @field_validator("api_url")
    @classmethod
    def _is_a_folder(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("SLACK_API_URL must be an address such as https://slack.com/api/.")
        return value if value.endswith("/") else f"{value}/"

    @property
    def configured(self) -> bool:
        """Whether Slack is to be used at all."""
        return self.bot_token is not None

    @property
    def socket_mode(self) -> bool:
        """Whether events come over a connection that okrbot opens itself."""
        return self.app_token is not None
