"""Times are read as written or refused, never guessed."""

from datetime import UTC, datetime

import pytest

from model import PageUnfit
from spiders.dates import parse_time

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "formats", "zone"),
    [
        ("2026-03-12T12:00:00Z", (), None),
        ("2026-03-12T13:00:00+01:00", (), None),
        ("2026-03-12 13:00", (), "Europe/Brussels"),
        ("Thu, 12 Mar 2026 12:00:00 GMT", (), None),
        ("12 Mar 2026 13:00 +0100", (), None),
        ("12/03/2026 13h00", ("%Y-%m-%d", "%d/%m/%Y %Hh%M"), "Europe/Paris"),
        ("1773316800", ("unix",), None),
        ("1773316800000", ("unix-ms",), None),
    ],
)
def test_one_moment_in_many_writings(written, formats, zone):
    assert parse_time(written, formats, zone) == NOON


def test_a_zone_that_is_written_wins():
    assert parse_time("2026-03-12T12:00:00Z", (), "Asia/Tokyo") == NOON


def test_a_day_without_hour_is_its_midnight_in_the_declared_zone():
    assert parse_time("2026-03-12", (), "Europe/Brussels") == datetime(2026, 3, 11, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "zone", "why"),
    [
        ("2026-03-12 12:00", None, "with its zone, found none"),
        ("03/04/2026", "Europe/Paris", "found another form"),
        ("yesterday", "Europe/Paris", "found another form"),
        ("12 Mar 2026 13:00 CET", "Asia/Tokyo", "found another form"),
        ("2026-10-25 02:30", "Europe/Brussels", "shows twice or not at all"),
        ("2026-03-29 02:30", "Europe/Brussels", "shows twice or not at all"),
        ("0001-01-01T00:00:00+10:00", None, "beyond the calendar"),
        ("9" * 40, None, "found another form"),
    ],
)
def test_what_is_not_certain_is_refused(written, zone, why):
    with pytest.raises(PageUnfit, match=why):
        parse_time(written, (), zone)
