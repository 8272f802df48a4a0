from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.times.glued_ages import glued
from dateline.core.times.publication import published
from dateline.core.times.timestamps import stamp, timed

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


@pytest.mark.parametrize(("printed", "earliest", "latest"), AGES, ids=[row[0] for row in AGES])
def test_an_age_is_a_floor(printed: str, earliest: timedelta, latest: timedelta) -> None:
    found = published(printed, NOW)
    assert (found.earliest, found.latest, found.basis) == (NOW - earliest, NOW - latest, "age")


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
    found = published(printed, NOW)
    assert found.earliest == found.latest == datetime.fromisoformat(moment)
    assert found.basis == basis


def test_a_month_ends_where_the_calendar_says() -> None:
    found = published("1 maand geleden", datetime.fromisoformat("2026-03-31T12:00:00+02:00"))
    assert found.latest == datetime.fromisoformat("2026-02-28T12:00:00+02:00")


@pytest.mark.parametrize(
    ("printed", "day"),
    [("Wednesday", "2026-02-04"), ("quarta-feira", "2026-02-04"), ("Freitag", "2026-02-06"), ("zondag", "2026-02-01")],
)
def test_a_weekday_is_the_last_one(printed: str, day: str) -> None:
    found = published(printed, NOW)
    start = datetime.fromisoformat(f"{day}T00:00:00+01:00")
    assert (found.earliest, found.latest, found.basis) == (start, start + timedelta(days=1), "date")


def test_the_weekday_of_the_page_itself_ends_when_it_was_fetched() -> None:
    assert published("zaterdag", NOW).latest == NOW


@pytest.mark.parametrize("printed", ["", "nooit", "31 februari 2026", "3 November", "99:99"])
def test_what_says_nothing_is_unknown(printed: str) -> None:
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
    found = stamp(line, 0, len(line))
    assert found is not None
    assert (found.printed, found.credit) == (printed, credit)


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
def test_an_age_counts_where_it_stands_between_texts(text: str, count: int) -> None:
    assert len(glued(text)) == count


def test_a_line_that_opens_with_a_time_has_a_text() -> None:
    line = "+++ 21.42 Uhr: Mannschaft gelandet +++"
    found = timed(line, 0, len(line))
    assert found is not None
    assert line[found[1] : found[2]] == "Mannschaft gelandet"


@pytest.mark.parametrize(
    "text",
    ["It ended. An hour ago Reuters said so.", "Dat was een jaar geleden.", "Es steht vor 3 Jahrhunderten da.", "ago"],
)
def test_an_age_in_running_text_is_prose(text: str) -> None:
    assert glued(text) == []


PARTS = (
    "3|45|12|99|2026|0|uur|geleden|ago|hour|an|about|feb|mar|30|gisteren|/|.|:|-|, |h| |p.m.|ET|+|02:30|年|月|日|vor|"
    "il y a|½|٣"
)
WORDS = st.sampled_from(PARTS.split("|"))


@given(
    st.lists(WORDS, max_size=8).map("".join), st.datetimes(), st.sampled_from([None, "Europe/Dublin", "Asia/Tehran"])
)
def test_whatever_is_printed_it_was_published_before_the_page_was_fetched(
    printed: str, fetched_at: datetime, zone: str | None
) -> None:
    now = fetched_at.replace(tzinfo=UTC)
    said = published(printed, now, zone, "US")
    assert (said.earliest is None) == (said.latest is None) == (said.basis == "unknown")
    if said.earliest is not None and said.latest is not None:
        assert said.earliest <= said.latest <= now


@pytest.mark.parametrize("printed", ["45/12", "99/99", "1234-99-99", "99h99", "24:00", "12:60", "30 feb"])
def test_what_no_clock_or_calendar_shows_is_unknown(printed: str) -> None:
    assert published(printed, NOW).basis == "unknown"
