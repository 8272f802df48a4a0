"""The order of event time: notes of the earliest times of a partition, and the merge of several logs."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.replay.event_order import NEVER, STRETCH, EarliestTimes, Merge

HOUR = timedelta(hours=1)
NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


@given(st.lists(st.tuples(st.integers(0, 9 * STRETCH), st.integers(0, 1000)), unique_by=lambda row: row[0]))
def test_no_page_is_earlier_than_the_notes_promise(pages: list[tuple[int, int]]) -> None:
    earliest = EarliestTimes()
    for offset, time in pages:
        earliest.see(offset, time)
    earliest.close()
    for at in range(0, 10 * STRETCH, 97):
        later = [time for offset, time in pages if offset >= at]
        assert earliest.to_come(at) <= min(later, default=NEVER)
        assert earliest.to_come(at) == NEVER or [offset for offset, _ in pages if offset >= at - STRETCH]
    assert earliest.to_come(10 * STRETCH) == NEVER


Logs = list[list[int]]
logs = st.lists(st.lists(st.integers(0, 20), max_size=12), max_size=5)


def merged(logs: Logs, cut: list[int], skip: dict[int, int] | None = None) -> list[tuple[int, int, int]]:
    """Merge logs of times without their first ``skip`` records, fed in pieces whose sizes are ``cut`` in turn."""
    rest = {
        log: [(log, index, time) for index, time in enumerate(times)][(skip or {}).get(log, 0) :]
        for log, times in enumerate(logs)
    }
    merge: Merge[tuple[int, int, int]] = Merge(rest)
    records: list[tuple[int, int, int]] = []
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
        records += merge.take()
    return records


sizes = st.lists(st.integers(1, 5), min_size=1, max_size=4)


@given(logs, sizes, sizes)
def test_how_logs_are_cut_does_not_change_their_order(logs: Logs, one: list[int], other: list[int]) -> None:
    records = merged(logs, one)
    assert records == merged(logs, other)
    assert sorted(records) == [(log, index, time) for log, times in enumerate(logs) for index, time in enumerate(times)]
    for log, times in enumerate(logs):
        assert [time for each, _, time in records if each == log] == times


@given(st.lists(st.lists(st.integers(0, 20), max_size=12).map(sorted), max_size=5), sizes)
def test_logs_in_order_are_merged_in_order(logs: Logs, cut: list[int]) -> None:
    records = merged(logs, cut)
    assert records == sorted(records, key=lambda each: (each[2], each[0], each[1]))


@given(logs, sizes, st.data())
def test_a_merge_that_was_interrupted_continues_as_if_it_had_not_been(
    logs: Logs, cut: list[int], data: st.DataObject
) -> None:
    whole = merged(logs, cut)
    done = data.draw(st.integers(0, len(whole)))
    skip = {log: sum(each[0] == log for each in whole[:done]) for log in range(len(logs))}
    assert whole[:done] + merged(logs, [3], skip) == whole
