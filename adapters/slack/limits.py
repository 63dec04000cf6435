"""How fast Slack may be called (https://docs.slack.dev/apis/web-api/rate-limits)."""

from collections.abc import Mapping

from bot.ports import Limit, Method

# "Several hundred messages a minute" for a workspace and one a second for a conversation, a little less here: messages
# don't arrive as evenly as they are sent. Editing and looking up are of Tier 3, 50 a minute.
LIMITS: Mapping[Method, Limit] = {
    "post": Limit(rate=5, burst=4),
    "conversation": Limit(rate=0.93),
    "edit": Limit(rate=50 / 60, burst=5),
    "look_up": Limit(rate=50 / 60, burst=5),
}
