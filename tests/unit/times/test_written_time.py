"""Times that are written for programs: which are read, in which zone, and which are none."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.times.publication_interval import UNKNOWN
from dateline.core.times.written_time import interval, read_written_time
from tests.rows import each_row

FETCHED = datetime.fromisoformat("2026-02-07T22:00:00+00:00")


@each_row(
    ("written", "iso"),
    [
        ("2026-02-07T20:15:23+01:00", "2026-02-07T20:15:23+01:00"),
        ("2026-02-07T20:15:23.4567891Z", "2026-02-07T20:15:23.456789+00:00"),
        ("2026-02-07T20:15+0100", "2026-02-07T20:15:00+01:00"),
        ("2026-02-07T17:15-03", "2026-02-07T20:15:00+00:00"),
        ("2026-02-07 20:15:23 +02:00", "2026-02-07T20:15:23+02:00"),
        ("2026-02-07 20:15:23.000+0530", "2026-02-07T20:15:23+05:30"),
        ("20260207T201523Z", "2026-02-07T20:15:23+00:00"),
        ("2026-2-7 8:05 UTC", "2026-02-07T08:05:00+00:00"),
        ("Sat, 07 Feb 2026 20:15:23 GMT", "2026-02-07T20:15:23+00:00"),
        ("Sat Feb 07 2026 20:15:23 GMT+0100 (Central European Standard Time)", "2026-02-07T20:15:23+01:00"),
        ("1770495323", "2026-02-07T20:15:23+00:00"),
        ("1770495323000", "2026-02-07T20:15:23+00:00"),
        ("2026-02-07T20:15:23", "2026-02-07T20:15:23+01:00"),
        ("2026-02-07 20:15", "2026-02-07T20:15:00+01:00"),
        ("February 7, 2026 20:15", "2026-02-07T20:15:00+01:00"),
    ],
)
def test_a_clock_time_is_an_instant_in_its_own_zone_or_in_that_of_the_source(written: str, iso: str) -> None:
    time = read_written_time(written)
    assert time is not None
    published = interval(time, FETCHED, "Europe/Amsterdam", None)
    instant = datetime.fromisoformat(iso)
    assert (published.earliest, published.latest, published.basis) == (instant, instant, "metadata")


def test_without_a_zone_it_is_read_in_that_of_the_country_or_of_fetching() -> None:
    time = read_written_time("2026-02-07T20:15:23")
    assert time is not None
    assert interval(time, FETCHED, None, "TR").latest == datetime.fromisoformat("2026-02-07T20:15:23+03:00")
    assert interval(time, FETCHED).latest == datetime.fromisoformat("2026-02-07T20:15:23+00:00")


@pytest.mark.parametrize("written", ["2026-02-06", "20260206", "Feb 6, 2026", "6 February 2026"])
def test_a_date_is_its_day(written: str) -> None:
    time = read_written_time(written)
    assert time is not None
    published = interval(time, FETCHED, "Europe/Amsterdam")
    assert published.earliest == datetime.fromisoformat("2026-02-06T00:00:00+01:00")
    assert published.latest == datetime.fromisoformat("2026-02-07T00:00:00+01:00")


def test_a_date_of_today_ends_with_the_fetch() -> None:
    time = read_written_time("2026-02-07")
    assert time is not None
    assert interval(time, FETCHED).latest == FETCHED


@pytest.mark.parametrize("written", ["2026-02-07T22:06:00Z", "2026-02-08", "9999-12-31", "2027-01-01T00:00:00+14:00"])
def test_nothing_is_published_after_its_page_was_fetched(written: str) -> None:
    time = read_written_time(written)
    assert time is not None
    assert interval(time, FETCHED) == UNKNOWN


@each_row(
    "written",
    ["", " ", "yesterday", "12:30", "2026", "2026-13-01", "2026-02-30", "2026-02-07T25:00", "0000-01-01", "07/02/2026",
     "2026-02-07T20:15+99:00", "2026-02-07" + " " * 100 + "x"],
)  # fmt: skip
def test_what_is_no_time_is_none(written: str) -> None:
    assert read_written_time(written) is None


@given(st.text(max_size=60) | st.from_regex(r"\A\d{1,4}-\d{1,2}-\d{1,2}T\d{1,2}:\d{1,2}(Z|[+-]\d\d:?\d\d)?\Z"))
def test_any_text_is_a_time_or_none(written: str) -> None:
    if (time := read_written_time(written)) is not None:
        interval(time, FETCHED, "America/New_York")
