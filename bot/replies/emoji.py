"""What emoji say, as characters and as Slack writes them."""

import re

FIELD = {
    **dict.fromkeys("🟢💚🟩", "green"),
    **dict.fromkeys("🟡🟠💛🧡🟨🟧⚠", "yellow"),
    **dict.fromkeys("🔴🟥🚨", "red"),
    **dict.fromkeys("✅☑✔🏁", "done"),
    **dict.fromkeys("⛔🚧", "blocked"),
    **dict.fromkeys("👍🙏😂😀😁😄😅😆😉😊🙂👋👌💪🙌👏🎉😎🤷🤖❓🍻🥳😴😬🙃🤔👀🫡", "chatter"),
}
"""The field of `Words` that each emoji belongs to."""

_CODES = {
    "large_green_circle": "🟢",
    "green_circle": "🟢",
    "green_heart": "💚",
    "large_green_square": "🟩",
    "large_yellow_circle": "🟡",
    "yellow_circle": "🟡",
    "large_orange_circle": "🟠",
    "orange_circle": "🟠",
    "yellow_heart": "💛",
    "large_yellow_square": "🟨",
    "warning": "⚠",
    "red_circle": "🔴",
    "large_red_circle": "🔴",
    "large_red_square": "🟥",
    "rotating_light": "🚨",
    "white_check_mark": "✅",
    "heavy_check_mark": "✔",
    "ballot_box_with_check": "☑",
    "checkered_flag": "🏁",
    "no_entry": "⛔",
    "construction": "🚧",
    "+1": "👍",
    "thumbsup": "👍",
    "pray": "🙏",
    "wave": "👋",
    "tada": "🎉",
    "ok_hand": "👌",
    "muscle": "💪",
}
CODE = re.compile(r":([a-z0-9_+\-]{2,40}):(?::skin-tone-\d:)?")


def field_of_code(code: str) -> str | None:
    """The field of a Slack emoji code; any unknown one is chatter."""
    return FIELD.get(_CODES[code]) if code in _CODES else "chatter"
