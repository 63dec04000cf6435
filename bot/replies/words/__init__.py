"""The words of each language, one file a language: found by walking this package."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

FALLBACK = "en"
_ALIASES = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Phrases of one language in lower case, separated by ` | `; a phrase is found as whole words, the longest first.

    What each field is for is told by the rule that reads it; a field may stay empty.
    """

    # what is said of a key result
    on_track: str = ""
    at_risk: str = ""
    off_track: str = ""
    green: str = ""  # colours: a status only where no noun follows ("green light")
    yellow: str = ""
    red: str = ""
    done: str = ""
    not_done: str = ""
    blocked_by: str = ""  # what follows is the blocker
    waited_for: str = ""  # what precedes is the blocker, as in Japanese
    blocked: str = ""
    unblocked: str = ""
    unchanged: str = ""
    dropped: str = ""
    event: str = ""  # trouble worth a note: incidents, sick people
    vague: str = ""  # a value is meant, but no number said
    # what is wanted of the bot
    skip: str = ""
    snooze: str = ""
    time: str = ""
    away: str = ""
    question: str = ""  # opens a question
    help: str = ""  # is a question even alone
    chatter: str = ""
    elsewhere: str = ""  # the message was meant for somebody else
    oops: str = ""  # opens a correction
    # around numbers
    confidence: str = ""
    high: str = ""
    medium: str = ""
    low: str = ""
    unsure: str = ""  # "not confident"
    up: str = ""
    down: str = ""
    lost: str = ""  # down, but more where losses are counted
    better_by: str = ""
    worse_by: str = ""
    more: str = ""  # behind a number: "2 more"
    another: str = ""  # in front of a number
    fewer: str = ""
    start: str = ""  # from
    after_start: str = ""  # from, behind its number as in Japanese
    to: str = ""
    of: str = ""
    either: str = ""  # both "from" and "of", as the Romance de
    between: str = ""
    conjunction: str = ""
    alternative: str = ""
    no: str = ""  # the "not" of a correction
    but: str = ""
    pick: str = ""  # chooses one of a range
    now: str = ""
    past: str = ""  # the number behind is an earlier one
    past_time: str = ""  # the number beside it is an earlier one: "40 last week"
    future: str = ""  # what follows hasn't happened
    pending: str = ""  # the number in front hasn't happened: "1 offer out"
    goal: str = ""
    way: str = ""  # behind a number: it is progress or only a part, no value
    counter: str = ""  # stands between a number and the next word, as in Japanese
    about: str = ""  # the number behind is not exact
    lead: str = ""  # the number behind is the value: "at", "is"
    reached: str = ""  # verbs behind a count: "3 hired"
    numbers: str = ""  # zero, one, two …
    a_few: str = ""
    wish: str = ""  # the number behind is part of a wish: "congrats on"
    praise: str = ""  # the number in front is part of a compliment
    countdown: str = ""  # the time in front counts down to something else
    reason: str = ""  # what follows says why
    sample: str = ""  # the number behind says of how many the one in front is, or a part of it
    # which key results
    every: str = ""
    rest: str = ""
    first: str = ""  # ordinals: first, second …
    filler: str = ""  # says nothing about the number beside it
    # when to ask again: read by `snooze` alone
    weekdays: str = ""  # seven, from Monday on; each with its names
    tomorrow: str = ""
    overmorrow: str = ""
    next_week: str = ""
    next_month: str = ""
    soon: str = ""
    midday: str = ""
    evening: str = ""
    half: str = ""  # an hour
    hour: str = ""  # besides the units of quantities
    # single words, separated by spaces
    one: str = ""  # in front of a unit of time
    months: str = ""
    on_day: str = ""  # before a date or an hour
    on_ordinal: str = ""  # before "3." meaning the third
    in_year: str = ""
    as_of: str = ""  # before a day without its year; an underline is a space
    within: str = ""  # before a span of time
    spans: str = ""  # units of time, for `within`
    may_i: str = ""  # opens a question that is a request: "can you ask me tomorrow?"
    condition: str = ""  # opens a condition
    subordinate: str = ""  # ends the name of a blocker
    nobody: str = ""  # behind "blocked by": nothing blocks
    losses: str = ""  # in the title of a key result: it counts what is lost
    small: str = ""  # tells nothing about a title


@cache
def languages() -> dict[str, Words]:
    """All languages by their two-letter code."""
    return {module.name: import_module(f"{__name__}.{module.name}").WORDS for module in iter_modules(__path__)}


WHEN = frozenset(
    {
        "weekdays",
        "tomorrow",
        "overmorrow",
        "next_week",
        "next_month",
        "soon",
        "midday",
        "evening",
        "half",
        "hour",
        "one",
    }
)
"""The fields that tell when to ask again."""

SINGLE = frozenset(
    {
        "months",
        "on_day",
        "on_ordinal",
        "in_year",
        "as_of",
        "within",
        "spans",
        "may_i",
        "condition",
        "subordinate",
        "nobody",
        "losses",
        "small",
    }
)
"""The fields that hold single words."""


@cache
def across(field: str) -> frozenset[str]:
    """The single words of a field in all languages."""
    return frozenset(word for words in languages().values() for word in getattr(words, field).split())


@cache
def spoken(locale: str) -> tuple[Words, ...]:
    """The words to expect of a reader in this locale: those of its language, then English."""
    code = locale[:2].lower()
    own = languages().get(_ALIASES.get(code, code))
    english = languages()[FALLBACK]
    return (english,) if own is None or own is english else (own, english)
