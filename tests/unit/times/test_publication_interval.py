from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.times.phrases.glued_ages import glued_ages
from dateline.core.times.phrases.timestamps import leading_stamp, stamp
from dateline.core.times.publication_interval import published, published_on
from tests.rows import each_row

NOW = datetime.fromisoformat("2026-02-07T23:00:00+01:00")

AGES = [
    ("3 uur geleden", timedelta(hours=4), timedelta(hours=3)),
    ("een uur geleden", timedelta(hours=2), timedelta(hours=1)),
    ("23 minuten geleden", timedelta(minutes=24), timedelta(minutes=23)),
    ("1 week geleden", timedelta(weeks=2), timedelta(weeks=1)),
    ("3 hours ago", timedelta(hours=4), timedelta(hours=3)),
    ("an hour ago", timedelta(hours=2), timedelta(hours=1)),
    ("vor 2 Stunden", timedelta(hours=3), timedelta(hours=2)),
    ("vor einem Tag", timedelta(days=2), timedelta(days=1)),
    ("il y a 20 minutes", timedelta(minutes=21), timedelta(minutes=20)),
    ("hace 1 día", timedelta(days=2), timedelta(days=1)),
    ("un'ora fa", timedelta(hours=2), timedelta(hours=1)),
    ("há 10 minutos", timedelta(minutes=11), timedelta(minutes=10)),
    ("for 2 timer siden", timedelta(hours=3), timedelta(hours=2)),
    ("för 15 minuter sedan", timedelta(minutes=16), timedelta(minutes=15)),
    ("15 min", timedelta(minutes=16), timedelta(minutes=15)),
    ("zojuist", timedelta(minutes=1), timedelta()),
]


@each_row(("printed", "earliest", "latest"), AGES, ids=[row[0] for row in AGES])
def test_an_age_is_rounded_down(printed: str, earliest: timedelta, latest: timedelta) -> None:
    interval = published(printed, NOW)
    assert (interval.earliest, interval.latest, interval.basis) == (NOW - earliest, NOW - latest, "age")


@pytest.mark.parametrize(
    ("printed", "moment", "basis"),
    [
        ("21.42 Uhr", "2026-02-07T21:42:00+01:00", "clock"),
        ("23:30", "2026-02-06T23:30:00+01:00", "clock"),
        ("May 28, 2015, 5:59 a.m.", "2015-05-28T05:59:00+01:00", "date"),
        ("22. februar 2020 10:42", "2020-02-22T10:42:00+01:00", "date"),
        ("gisteren 14:35", "2026-02-06T14:35:00+01:00", "date"),
        ("2026-02-03 14:35", "2026-02-03T14:35:00+01:00", "date"),
        ("03/02/2026 14h35", "2026-02-03T14:35:00+01:00", "date"),
    ],
)
def test_a_clock_time_is_an_instant(printed: str, moment: str, basis: str) -> None:
    interval = published(printed, NOW)
    assert interval.earliest == interval.latest == datetime.fromisoformat(moment)
    assert interval.basis == basis


def test_a_month_ends_where_the_calendar_says() -> None:
    interval = published("1 maand geleden", datetime.fromisoformat("2026-03-31T12:00:00+02:00"))
    assert interval.latest == datetime.fromisoformat("2026-02-28T12:00:00+02:00")


@pytest.mark.parametrize(
    ("printed", "day"),
    [("Wednesday", "2026-02-04"), ("quarta-feira", "2026-02-04"), ("Freitag", "2026-02-06"), ("zondag", "2026-02-01")],
)
def test_a_weekday_is_the_last_such_day(printed: str, day: str) -> None:
    interval = published(printed, NOW)
    start = datetime.fromisoformat(f"{day}T00:00:00+01:00")
    assert (interval.earliest, interval.latest, interval.basis) == (start, start + timedelta(days=1), "date")


def test_the_weekday_of_the_fetch_ends_at_the_fetch() -> None:
    assert published("zaterdag", NOW).latest == NOW


@pytest.mark.parametrize("printed", ["", "nooit", "31 februari 2026", "3 November", "99:99"])
def test_a_phrase_that_is_no_time_is_unknown(printed: str) -> None:
    assert published(printed, NOW).basis == "unknown"


@pytest.mark.parametrize(
    ("line", "printed", "credit"),
    [
        ("3 uur geleden", "3 uur geleden", ""),
        ("- NTB15 min", "15 min", "NTB"),
        ("- Sondre Myhre17 min", "17 min", "Sondre Myhre"),
        ("Reuters, 3 hours ago", "3 hours ago", "Reuters"),
        ("ANP | vor 3 Stunden", "vor 3 Stunden", "ANP"),
    ],
)
def test_a_line_is_a_time_with_its_credit(line: str, printed: str, credit: str) -> None:
    phrase = stamp(line, 0, len(line))
    assert phrase is not None
    assert (phrase.printed, phrase.credit) == (printed, credit)


@pytest.mark.parametrize("line", ["Brand 12:30", "Heinen wacht", "2-1 voor Ajax", "Hij kwam om 10:30 uur"])
def test_a_headline_with_a_number_is_no_time(line: str) -> None:
    assert stamp(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("onderbroken.\n13 uur geleden", 1),
        ("13 uur geledenKYIV (ANP) - Tekst", 1),
        ("Zij stierf 3 jaar geleden in Goes.", 0),
        ("Dat was 3 jaar geleden.", 0),
        ("zei hij. 3 uur geleden DEN HAAG", 1),
    ],
)
def test_an_age_is_found_where_it_stands_between_texts(text: str, count: int) -> None:
    assert len(glued_ages(text)) == count


def test_a_line_that_opens_with_a_time_is_split_into_time_and_text() -> None:
    line = "+++ 21.42 Uhr: Mannschaft gelandet +++"
    phrase = leading_stamp(line, 0, len(line))
    assert phrase is not None
    assert line[phrase[1] : phrase[2]] == "Mannschaft gelandet"


@pytest.mark.parametrize(
    "text",
    [
        "It ended. An hour ago Reuters said so.",
        "Dat was een jaar geleden.",
        "Es steht vor 3 Jahrhunderten da.",
        "ago",
    ],
)
def test_an_age_in_running_text_is_not_found(text: str) -> None:
    assert glued_ages(text) == []


PARTS = (
    "3|45|12|99|2026|0|uur|geleden|ago|hour|an|about|feb|mar|30|gisteren|/|.|:|-|, |h| |p.m.|ET|+|02:30|年|月|日|vor|"
    "il y a|½|٣"
)
WORDS = st.sampled_from(PARTS.split("|"))


@given(
    st.lists(WORDS, max_size=8).map("".join), st.datetimes(), st.sampled_from([None, "Europe/Dublin", "Asia/Tehran"])
)
def test_an_interval_never_ends_after_the_fetch(printed: str, fetched_at: datetime, zone: str | None) -> None:
    now = fetched_at.replace(tzinfo=UTC)
    interval = published(printed, now, zone, "US")
    assert (interval.earliest is None) == (interval.latest is None) == (interval.basis == "unknown")
    if interval.earliest is not None and interval.latest is not None:
        assert interval.earliest <= interval.latest <= now


@pytest.mark.parametrize("printed", ["45/12", "99/99", "1234-99-99", "99h99", "24:00", "12:60", "30 feb"])
def test_an_impossible_time_is_unknown(printed: str) -> None:
    assert published(printed, NOW).basis == "unknown"


@each_row(
    ("printed", "day", "earliest", "latest", "basis"),
    [
        ("11:18", "31. august 2017", "2017-08-31T11:18", "2017-08-31T11:18", "date"),
        ("kl. 11:18", "01/14/13", "2013-01-14T11:18", "2013-01-14T11:18", "date"),
        ("gisteren om 9.31", "22 mei 2014", "2014-05-21T09:31", "2014-05-21T09:31", "date"),
        ("20:30", "2016-12", "2016-12-01T00:00", "2017-01-01T00:00", "date"),
        ("20:30", "Agosto 12", None, None, "unknown"),  # of which year, the page does not say
        ("20:30", "2026-02-07", "2026-02-07T20:30", "2026-02-07T20:30", "clock"),  # the day of the fetch
        ("20:30", "7 februari", "2026-02-07T20:30", "2026-02-07T20:30", "clock"),
        ("20:30", "2031-02-07", "2026-02-07T20:30", "2026-02-07T20:30", "clock"),  # a day to come
        ("20:30", "2031-12", "2026-02-07T20:30", "2026-02-07T20:30", "clock"),
        ("20:30", "2016-13", "2026-02-07T20:30", "2026-02-07T20:30", "clock"),
        ("3 uur geleden", "22 mei 2014", "2026-02-07T19:00", "2026-02-07T20:00", "age"),
        ("5 maart 2020 20:30", "22 mei 2014", "2020-03-05T20:30", "2020-03-05T20:30", "date"),
    ],
)
def test_the_day_of_the_page_is_that_of_its_clock_times(
    printed: str, day: str, earliest: str | None, latest: str | None, basis: str
) -> None:
    fetched_at = datetime.fromisoformat("2026-02-07T23:00:00+01:00")
    interval = published_on(printed, day, fetched_at, "Europe/Amsterdam")
    shown = [None if time is None else f"{time:%Y-%m-%dT%H:%M}" for time in (interval.earliest, interval.latest)]
    assert (shown, interval.basis) == ([earliest, latest], basis)
