"""What became of a call to Slack, in the delivery's words (engine.md §4)."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.ports import CantLookUp, Gone, SendError, Throttled, TooBig, Unknown, Unreachable

TOO_MANY = 429
SERVER_ERROR = 500
DEFAULT_WAIT = 30.0

GONE = frozenset(
    {
        "account_inactive", "blocked", "cannot_dm_bot", "cant_update_message", "channel_not_found",
        "edit_window_closed", "is_archived", "message_not_found", "messages_tab_disabled", "not_in_channel",
        "restricted_action", "team_not_found", "thread_not_found", "token_revoked", "user_disabled", "user_not_found",
    }
)  # fmt: skip
TOO_BIG = frozenset(
    {
        "invalid_arguments", "invalid_blocks", "invalid_blocks_format", "invalid_metadata_format",
        "invalid_metadata_schema", "metadata_too_large", "msg_blocks_too_long", "msg_too_long", "no_text",
        "too_many_attachments", "view_too_large",
    }
)  # fmt: skip
TROUBLE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
THROTTLED = frozenset({"ratelimited", "rate_limited"})
CANT_LOOK_UP = frozenset(
    {
        "access_denied", "enterprise_is_restricted", "method_not_supported_for_channel_type", "missing_scope",
        "no_permission", "not_allowed_token_type", "not_in_channel", "team_access_not_granted",
    }
)  # fmt: skip


@contextmanager
def told() -> Iterator[None]:
    """Turn whatever a call raises into a SendError; what isn't known for sure is Unknown."""
    try:
        yield
    except SendError:
        raise
    except SlackApiError as error:
        raise _refused(error) from error
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise Unreachable(str(error)) from error
    except Exception as error:
        raise Unknown(": ".join(filter(None, (type(error).__name__, str(error))))) from error


@contextmanager
def told_of_look_up() -> Iterator[None]:
    """The same for reading messages: what the app may never do is CantLookUp."""
    try:
        with told():
            yield
    except SendError as error:
        refused = error.__cause__
        if isinstance(refused, SlackApiError) and reason(refused) in CANT_LOOK_UP:
            raise CantLookUp(reason(refused)) from refused
        raise


def is_a_refusal(error: SendError) -> bool:
    """Whether Slack has said no, and would say so again."""
    said = error.__cause__
    if not isinstance(said, SlackApiError) or isinstance(error, Throttled):
        return False
    return _status(said) < SERVER_ERROR and reason(said) not in TROUBLE


def reason(error: SlackApiError) -> str:
    """Slack's own word for what is wrong, such as `channel_not_found`."""
    content = error.response.data if isinstance(error.response, AsyncSlackResponse) else None
    said = content.get("error") if isinstance(content, dict) else None
    return said if isinstance(said, str) else "no reason given"


def _refused(error: SlackApiError) -> SendError:
    status, said = _status(error), reason(error)
    if status == TOO_MANY or said in THROTTLED:
        return Throttled(_wait(error))
    if status >= SERVER_ERROR:
        return Unknown(f"Slack answered {status}: {said}")
    if said in GONE:
        return Gone(said)
    return TooBig(said) if said in TOO_BIG else Unknown(said)


def _status(error: SlackApiError) -> int:
    return error.response.status_code if isinstance(error.response, AsyncSlackResponse) else SERVER_ERROR


def _wait(error: SlackApiError) -> float:
    """Seconds that Slack asks to wait."""
    try:
        return float(error.response.headers["Retry-After"])
    except (KeyError, ValueError):
        return DEFAULT_WAIT
