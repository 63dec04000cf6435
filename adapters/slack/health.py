"""What Slack's answers tell about the app and this machine."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from adapters.slack.manifest import SCOPES

SKEW = 60.0


def problems(headers: Mapping[str, str], machine_now: datetime) -> list[str]:
    """From the headers of an `auth.test`: scopes that are missing, and a clock off by more than a minute."""
    told = {name.lower(): value for name, value in headers.items()}
    return [*_scopes(told), *_clock(told, machine_now)]


def _scopes(told: Mapping[str, str]) -> list[str]:
    if "x-oauth-scopes" not in told:
        return []
    granted = {scope.strip() for scope in told["x-oauth-scopes"].split(",")}
    missing = sorted(set(SCOPES) - granted)
    if not missing:
        return []
    return [f"the app lacks the scopes {', '.join(missing)}; update it from `okrbot manifest slack` and reinstall it."]


def _clock(told: Mapping[str, str], machine_now: datetime) -> list[str]:
    try:
        theirs = parsedate_to_datetime(told["date"])
    except (KeyError, ValueError):
        return []
    skew = (machine_now - theirs).total_seconds()
    if abs(skew) <= SKEW:
        return []
    return [f"this machine's clock is {abs(skew):.0f} s {'ahead' if skew > 0 else 'behind'}; let it keep time by NTP."]
