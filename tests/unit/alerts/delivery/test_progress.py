"""What a target has received, through a commit and a restart."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.progress import Progress, from_metadata, to_metadata
from tests.alerts import NOW

offsets = st.integers(0, 2**40)
few = st.frozensets(st.integers(0, 500), max_size=60)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
failing = st.tuples(offsets, few, offsets, st.integers(1, 10_000), moments)
progresses = st.one_of(st.tuples(offsets, few), failing).map(lambda fields: Progress(*fields))


@given(progresses)
def test_progress_survives_its_commit(progress: Progress) -> None:
    assert from_metadata(progress.position, to_metadata(progress)) == progress


def test_of_too_many_alerts_ahead_the_last_are_kept() -> None:
    every_other = frozenset(range(10**9, 10**9 + 4000, 2))
    text = to_metadata(Progress(5, every_other, 5, 3, NOW))
    assert len(text) <= 3000
    back = from_metadata(5, text)
    assert max(every_other) in back.ahead < every_other
    assert (back.tries, back.since) == (3, NOW)


@pytest.mark.parametrize("text", ["", "x", "[]", "7", '{"ahead":3}', '{"failing":[1]}', '{"ahead":[["a","b"]]}'])
def test_metadata_of_other_programs_counts_as_empty(text: str) -> None:
    assert from_metadata(7, text) == Progress(7)


def test_an_offset_ahead_is_forgotten_once_the_position_passes_it() -> None:
    progress = Progress(3).settled(5, in_turn=False).settled(8, in_turn=False)
    assert progress == Progress(3, frozenset({5, 8}))
    assert progress.settled(3, in_turn=True) == Progress(4, frozenset({5, 8}))
    assert progress.settled(6, in_turn=True) == Progress(7, frozenset({8}))


def test_failures_are_counted_alert_by_alert() -> None:
    later = NOW + timedelta(hours=1)
    twice = Progress(3).failed(3, NOW).failed(3, later)
    assert (twice.tries, twice.since) == (2, NOW)
    assert twice.failed(4, later) == Progress(3, failing=4, tries=1, since=later)
    assert twice.settled(3, in_turn=True) == Progress(4)
