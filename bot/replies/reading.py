"""What was asked, and what an answer was understood to say."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.check_in import Word
from bot.domain.quantity.units import Kind, unit_of


class Intent(StrEnum):
    """What a person wants with a text; see data/README.md, section 1, for the order in which they are told apart."""

    UPDATE = "update"
    NO_CHANGE = "no_change"
    SKIP = "skip"
    SNOOZE = "snooze"
    QUESTION = "question"
    CHATTER = "chatter"
    CLARIFY = "clarify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One entry of an ask: the key result `ref`, printed as number `position` (from 1).

    `kind` is its measure's name: metric, guardrail, range, milestones, yes_no or baseline.
    """

    ref: str
    position: int
    title: str
    unit: str
    start: Decimal | None = None
    target: Decimal | None = None
    last: Decimal | None = None
    kind: str = "metric"

    @property
    def near(self) -> Decimal | None:
        """The largest number known of it, which says whether its values are in the thousands."""
        known = [abs(number) for number in (self.start, self.target, self.last) if number is not None]
        return max(known, default=None)

    @property
    def is_yes_no(self) -> bool:
        """Whether it is either done or not."""
        return self.kind == "yes_no"

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage that can't pass 100."""
        return unit_of(self.unit).kind is Kind.PERCENT and (self.near is None or self.near <= FULL_SHARE)


FULL_SHARE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What the person's newest answer stored for the key result `ref`: what a correction can mean."""

    ref: str
    value: Decimal | None = None
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """News on one key result; None = not said.

    `value` is in the key result's unit, `confidence` 0–10. `span` is the part of the text it was read from, `reason` a
    line a person can read. `correction`: overwrites what was stored a moment ago, in the fields that are set.
    """

    ref: str
    value: Decimal | None = None
    confidence: Decimal | None = None
    status: Word | None = None
    blocker: str | None = None
    blocked: bool | None = None
    unchanged: bool = False
    note: str | None = None
    correction: bool = False
    span: tuple[int, int] = (0, 0)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One reading offered as a button: what would be stored."""

    updates: tuple[Update, ...]


class Puzzle(StrEnum):
    """Why something is asked back; the sentences are in `prompts/`."""

    WHICH_KEY_RESULT = "which_key_result"
    UNKNOWN_KEY_RESULT = "unknown_key_result"
    COUNT_OF_VALUES = "count_of_values"
    NO_NUMBER = "no_number"
    RANGE = "range"
    SEVERAL_VALUES = "several_values"
    VALUE_OR_CONFIDENCE = "value_or_confidence"
    FRACTION_OF_WHAT = "fraction_of_what"
    PERCENT_OF_WHAT = "percent_of_what"
    SHARE_OR_PERCENT = "share_or_percent"
    SEPARATOR = "separator"
    OTHER_CURRENCY = "other_currency"
    OTHER_UNIT = "other_unit"
    NOT_A_NUMBER = "not_a_number"
    OVER_100 = "over_100"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    YES_OR_NO = "yes_or_no"
    NO_LAST_VALUE = "no_last_value"
    WRONG_WAY = "wrong_way"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something not stored: why, on which key result (None: unclear), from which part of the text, what it may mean."""

    puzzle: Puzzle
    ref: str | None = None
    span: tuple[int, int] = (0, 0)
    readings: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text says: `updates` may be stored as they are, `doubts` must be asked, with `options` as buttons.

    `also_ask`: part of the text is clear and another is not. `snooze_text`: the time as typed, for `snooze.until`.
    `skipped`: the key results that the person doesn't want to answer (all of them when empty and the intent is skip).
    `question`: what is asked of the bot, as typed.
    """

    intent: Intent
    updates: tuple[Update, ...] = ()
    also_ask: bool = False
    doubts: tuple[Doubt, ...] = ()
    options: tuple[Option, ...] = ()
    skipped: tuple[str, ...] = ()
    snooze_text: str | None = None
    question: str | None = None
