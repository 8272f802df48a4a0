"""A window of event time or record time, and whether records of it were deleted."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.core.times.window import AHEAD, SKEW, LogStart, Window, deleted_before

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def stamp(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def test_a_window_holds_its_start_and_not_its_stop() -> None:
    window = Window(NOON, NOON + HOUR)
    assert [window.holds(NOON + offset * HOUR / 2) for offset in (-1, 0, 1, 2)] == [False, True, True, False]
    assert Window().holds(NOON)


def test_a_record_in_a_window_of_event_time_may_be_an_hour_older_or_any_time_younger() -> None:
    window = Window(NOON, NOON + HOUR)
    assert (window.first_stamp, window.last_stamp) == (stamp(NOON - AHEAD), None)


def test_a_window_of_record_time_is_bounded_on_both_sides_but_for_the_senders_clocks() -> None:
    window = Window(NOON, NOON + HOUR, by_record=True)
    assert (window.first_stamp, window.last_stamp) == (stamp(NOON), stamp(NOON + HOUR + SKEW))


def test_a_time_before_1970_is_the_beginning_of_the_log() -> None:
    assert Window(datetime(1, 1, 1, tzinfo=UTC)).first_stamp == 0


DELETED = {
    "nothing asked": (Window(), [LogStart(5, stamp(NOON))], None),
    "nothing deleted, though the topic is younger": (Window(NOON - HOUR), [LogStart(0, stamp(NOON))], None),
    "deleted within": (Window(NOON - HOUR), [LogStart(5, stamp(NOON)), LogStart(0, stamp(NOON - HOUR))], stamp(NOON)),
    "deleted within, by a margin": (Window(NOON), [LogStart(5, stamp(NOON))], stamp(NOON)),
    "deleted before, with the margin": (Window(NOON), [LogStart(5, stamp(NOON - AHEAD))], None),
    "deleted before, of record time": (Window(NOON, by_record=True), [LogStart(5, stamp(NOON))], None),
    "all of it deleted": (Window(NOON), [LogStart(5, None)], 0),
    "never any record": (Window(NOON), [LogStart(0, None)], None),
}


@pytest.mark.parametrize("case", DELETED)
def test_the_first_records_left_show_whether_any_of_the_window_may_be_deleted(case: str) -> None:
    window, logs, deleted = DELETED[case]
    assert deleted_before(window, logs) == deleted
