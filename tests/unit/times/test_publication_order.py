"""One text was published before another only where no reading of their printed times says otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Final, Literal

import pytest

from dateline.core.times.publication_order import Span, span
from dateline_schemas import Published

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)
AT: Final = int(NOON.timestamp())
FETCHED: Final = NOON + timedelta(hours=2)
HOUR: Final = timedelta(hours=1)


def published(seconds: float, basis: Literal["age", "clock", "article"] = "age", length: timedelta = HOUR) -> Published:
    latest = NOON + timedelta(seconds=seconds)
    return Published(earliest=latest - length, latest=latest, basis=basis)


def test_an_interval_is_before_one_that_begins_where_it_ends() -> None:
    one = span(published(0), FETCHED)
    assert one == Span(AT - 3600, AT)
    assert one.is_before(AT)
    assert not one.is_before(AT - 1)
    assert not one.is_before(None)


def test_a_time_to_the_minute_is_that_minute() -> None:
    assert span(published(0, "article", timedelta()), FETCHED) == Span(AT - 1, AT + 59)
    assert span(published(30, "article", timedelta()), FETCHED) == Span(AT + 29, AT + 30)


def test_a_part_of_a_second_makes_no_text_earlier() -> None:
    assert span(published(0.4), FETCHED) == Span(AT - 3600, AT + 1)


@pytest.mark.parametrize("open_ended", [Published(), Published(earliest=NOON), Published(latest=NOON)])
def test_an_interval_with_an_open_end_has_no_span(open_ended: Published) -> None:
    assert span(open_ended, FETCHED) is None


def test_a_clock_time_from_long_before_its_page_may_be_of_another_time_zone() -> None:
    clock = published(0, "clock", timedelta())
    assert span(clock, NOON + timedelta(hours=10)) is not None
    assert span(clock, NOON + timedelta(hours=11)) is None
    assert span(published(0), NOON + timedelta(hours=11)) is not None
