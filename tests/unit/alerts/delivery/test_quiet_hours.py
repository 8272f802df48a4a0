from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.quiet_hours import DAYS, Day, Period, never_end, quiet_until
from tests.rows import each_row

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NIGHT = Period(frozenset(DAYS), time(22), time(7), AMSTERDAM)
WEEKEND = Period(frozenset({"sat", "sun"}), time(0), time(0), AMSTERDAM)
LUNCH = Period(frozenset({"mon"}), time(12), time(13), AMSTERDAM)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@each_row(
    ("periods", "now", "until"),
    [
        ([], "2026-02-07T23:00+01:00", None),
        ([NIGHT], "2026-02-07T21:59+01:00", None),
        ([NIGHT], "2026-02-07T22:00+01:00", "2026-02-08T07:00+01:00"),
        ([NIGHT], "2026-02-08T06:59+01:00", "2026-02-08T07:00+01:00"),
        ([NIGHT], "2026-02-08T07:00+01:00", None),
        ([NIGHT], "2026-02-07T21:00+00:00", "2026-02-08T07:00+01:00"),  # asked in UTC
        ([LUNCH], "2026-02-09T12:30+01:00", "2026-02-09T13:00+01:00"),
        ([LUNCH], "2026-02-10T12:30+01:00", None),
        ([NIGHT._replace(days=frozenset({"fri"}))], "2026-02-07T03:00+01:00", "2026-02-07T07:00+01:00"),
        ([NIGHT._replace(days=frozenset({"fri"}))], "2026-02-06T03:00+01:00", None),
        # one period after the other: Friday's night, the weekend, Sunday's night
        ([NIGHT, WEEKEND], "2026-02-06T23:00+01:00", "2026-02-09T07:00+01:00"),
        # the clocks go forward on 29 March at 02:00 and back on 25 October at 03:00
        ([NIGHT], "2026-03-28T23:00+01:00", "2026-03-29T07:00+02:00"),
        ([NIGHT], "2026-10-24T23:00+02:00", "2026-10-25T07:00+01:00"),
        ([NIGHT._replace(start=time(2, 30), end=time(3, 30))], "2026-03-29T03:29+02:00", None),
    ],
)
def test_when_quiet_hours_end(periods: list[Period], now: str, until: str | None) -> None:
    assert quiet_until(periods, at(now)) == (at(until) if until else None)


def test_quiet_hours_that_never_end_are_recognised() -> None:
    whole = Period(frozenset(DAYS), time(0), time(0), UTC)
    assert never_end([whole])
    assert never_end([Period(frozenset(DAYS), time(7), time(19), UTC), Period(frozenset(DAYS), time(19), time(7), UTC)])
    assert not never_end([NIGHT, WEEKEND])
    assert not never_end([])


times = st.times().map(lambda each: each.replace(second=0, microsecond=0))
day_sets: st.SearchStrategy[frozenset[Day]] = st.frozensets(st.sampled_from(DAYS))
zones = st.sampled_from([UTC, AMSTERDAM, ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/New_York")])
periods_of_any_kind = st.lists(st.builds(Period, day_sets, times, times, zones), max_size=3)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(periods_of_any_kind, moments)
def test_quiet_hours_last_until_their_end_and_no_longer(periods: list[Period], now: datetime) -> None:
    until = quiet_until(periods, now)
    if until is None:
        return
    assert until > now
    assert quiet_until(periods, until - timedelta(seconds=1)) is not None
    assert quiet_until(periods, until) is None or until - now > timedelta(days=7)
