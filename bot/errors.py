"""Errors whose message is fit to show to a person: a sentence that says what to do next."""

from collections.abc import Mapping


class OkrError(Exception):
    """Something is not possible as asked."""

    def __init__(self, message: str | None = None, /, **facts: object) -> None:
        """Take `message`, or the class docstring with `{facts}` filled in."""
        template = message or (type(self).__doc__ or "").strip()
        super().__init__(template.format(**facts) if facts else template)


class NotFound(OkrError):
    """I know nothing called {key}. Type `mine` to see your key results."""


class NotAllowed(OkrError):
    """{key} belongs to {owner}; ask them, their team's lead or an admin."""


class FormErrors(OkrError):
    """Some fields need another look; nothing is stored yet."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        """`fields` maps an input's name (`value:GROW-2.1`) to the sentence to show beside it."""
        super().__init__()
        self.fields = dict(fields)
