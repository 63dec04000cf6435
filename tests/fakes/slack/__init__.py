"""A strict Slack at HTTP level: it takes what Slack takes, refuses the rest, and keeps what it received."""

from tests.fakes.slack.delivery import Delivered, Request, signature
from tests.fakes.slack.fake import FakeSlack
from tests.fakes.slack.user import User
from tests.fakes.slack.world import Message, View

__all__ = ["Delivered", "FakeSlack", "Message", "Request", "User", "View", "signature"]
