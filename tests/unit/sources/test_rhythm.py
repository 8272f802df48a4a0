from datetime import UTC, datetime, timedelta

from dateline.core.sources.activity import PageYield, Sources
from dateline.core.sources.rhythm import rhythms
from dateline.core.times.clock import Clock

MONDAY = datetime(2026, 2, 2, tzinfo=UTC)
NOW = int((MONDAY + timedelta(days=7, hours=12)).timestamp())


def test_pages_are_counted_by_hour_of_the_week_and_by_day() -> None:
    clock = Clock()
    clock.reach(NOW)
    parts = [Sources(clock), Sources(clock)]
    for part, moment, briefs in (
        (0, MONDAY + timedelta(hours=9), 7),
        (1, MONDAY + timedelta(days=7, hours=9), 8),
        (0, MONDAY + timedelta(days=6, hours=23), 1),
        (0, MONDAY - timedelta(days=40), 9),
    ):
        parts[part].count("portal", PageYield(int(moment.timestamp()), briefs))
    found = rhythms([part.by_name for part in parts], ["portal", "unknown"], NOW)
    assert list(found) == ["portal"]
    week, days, newest = found["portal"]
    assert len(week) == 168
    assert {hour: pages for hour, pages in enumerate(week) if pages} == {9: 2, 6 * 24 + 23: 1}
    assert len(days) == 28
    assert {day: pages for day, pages in enumerate(days) if pages} == {27: 1, 26: 1, 20: 1}
    assert newest == (9, 7, 1, 8)
