from datetime import UTC, date, datetime, time

from bot.domain.cadence import Cadence
from bot.domain.people import Person, Team
from bot.domain.rhythm import Rhythm
from bot.domain.rules import Rules

RHYTHM = Rhythm(
    teams={
        "GROW": Team(key="GROW", name="Growth", zone="Europe/Berlin", ask=Cadence(weekday=3, at=time(10), every=2)),
        "FAST": Team(key="FAST", name="Fast", zone="Europe/Berlin", meeting=Cadence(weekday=4, at=time(13))),
    },
    rules=Rules(),
    zone="Europe/Berlin",
    origin=date(2026, 10, 1),
)
ANA = Person(id="ana", name="Ana", zone="Europe/Berlin", team="GROW")
THURSDAY = datetime(2026, 11, 5, 9, tzinfo=UTC)
FRIDAY_10, FRIDAY_16 = datetime(2026, 11, 6, 9, tzinfo=UTC), datetime(2026, 11, 6, 15, tzinfo=UTC)


def test_an_interval_without_a_start_of_its_own_counts_from_the_cycle() -> None:
    assert not RHYTHM.asks_in_week("GROW", date(2026, 10, 8))
    assert RHYTHM.asks_in_week("GROW", date(2026, 10, 16))


def test_the_meeting_that_follows_is_the_one_whose_digest_is_still_to_come() -> None:
    monday_at_eight = datetime(2026, 11, 9, 7, tzinfo=UTC)
    assert RHYTHM.digest_after("GROW", THURSDAY) == monday_at_eight
    assert RHYTHM.digest_at("GROW", date(2026, 11, 9)) == monday_at_eight
    assert RHYTHM.meeting_at("GROW", date(2026, 11, 9)) == datetime(2026, 11, 9, 9, tzinfo=UTC)
    assert RHYTHM.next_meeting("GROW", monday_at_eight) == date(2026, 11, 16)
    assert RHYTHM.digest_after(None, THURSDAY) is None


def test_reminders_come_one_after_the_other_and_then_no_more() -> None:
    def following(after: datetime) -> datetime | None:
        return RHYTHM.next_reminder(RHYTHM.zone_of(ANA), "GROW", asked_at=THURSDAY, after=after)

    assert following(THURSDAY) == FRIDAY_10
    assert following(FRIDAY_10) == FRIDAY_16
    assert following(FRIDAY_16) is None


def test_no_reminder_comes_after_the_digest_that_follows_the_ask() -> None:
    def following(after: datetime) -> datetime | None:
        return RHYTHM.next_reminder(RHYTHM.zone_of(ANA), "FAST", asked_at=THURSDAY, after=after)

    assert following(THURSDAY) == FRIDAY_10  # the digest is at 11:00
    assert following(FRIDAY_10) is None
