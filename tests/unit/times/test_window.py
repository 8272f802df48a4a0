from datetime import UTC, datetime, timedelta

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.options.times import parse_window
from dateline.core.replay.event_order import Merge
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


def test_words_become_a_window() -> None:
    assert parse_window("2h", "2026-02-07T13:00+01:00", NOON + HOUR) == Window(NOON - HOUR, NOON)
    assert parse_window(None, None, NOON, since="1d", by_record=True) == Window(NOON - 24 * HOUR, None, by_record=True)


WRONG = {
    "no time": ("soon", None, None, "--from"),
    "before all time": ("99999999d", None, None, "--from"),
    "no stop": (None, "2026-02-30", None, "--to"),
    "upside down": ("1h", "2h", None, "--to"),
    "empty": ("1h", "1h", None, "--to"),
}


@pytest.mark.parametrize("case", WRONG)
def test_words_that_are_no_window_are_wrong_usage(case: str) -> None:
    start, stop, since, option = WRONG[case]
    with pytest.raises(typer.BadParameter) as refused:
        parse_window(start, stop, NOON, since=since)
    assert refused.value.param_hint == option


def test_from_and_since_are_one() -> None:
    with pytest.raises(typer.BadParameter, match="mean the same"):
        parse_window("1h", None, NOON, since="1h")


Logs = list[list[int]]
logs = st.lists(st.lists(st.integers(0, 20), max_size=12), max_size=5)


def merged(logs: Logs, cut: list[int], skip: dict[int, int] | None = None) -> list[tuple[int, int, int]]:
    """Merge logs of times, fed in pieces of the sizes of ``cut`` in turn, from behind what is to be skipped."""
    rest = {
        log: [(log, place, time) for place, time in enumerate(times)][(skip or {}).get(log, 0) :]
        for log, times in enumerate(logs)
    }
    merge: Merge[tuple[int, int, int]] = Merge(rest)
    taken: list[tuple[int, int, int]] = []
    turn = 0
    while merge.open:
        for log in merge.unfed:
            size = cut[turn % len(cut)]
            turn += 1
            piece, rest[log] = rest[log][:size], rest[log][size:]
            if piece:
                merge.feed(log, [(NOON + each[2] * HOUR, each) for each in piece])
            else:
                merge.end(log)
        taken += merge.take()
    return taken


sizes = st.lists(st.integers(1, 5), min_size=1, max_size=4)


@given(logs, sizes, sizes)
def test_how_logs_are_cut_does_not_change_their_order(logs: Logs, one: list[int], other: list[int]) -> None:
    taken = merged(logs, one)
    assert taken == merged(logs, other)
    assert sorted(taken) == [(log, place, time) for log, times in enumerate(logs) for place, time in enumerate(times)]
    for log, times in enumerate(logs):
        assert [time for each, _, time in taken if each == log] == times


@given(st.lists(st.lists(st.integers(0, 20), max_size=12).map(sorted), max_size=5), sizes)
def test_logs_in_order_are_merged_in_order(logs: Logs, cut: list[int]) -> None:
    taken = merged(logs, cut)
    assert taken == sorted(taken, key=lambda each: (each[2], each[0], each[1]))


@given(logs, sizes, st.data())
def test_a_merge_that_was_interrupted_continues_as_if_it_had_not_been(
    logs: Logs, cut: list[int], data: st.DataObject
) -> None:
    whole = merged(logs, cut)
    done = data.draw(st.integers(0, len(whole)))
    skip = {log: sum(each[0] == log for each in whole[:done]) for log in range(len(logs))}
    assert whole[:done] + merged(logs, [3], skip) == whole
