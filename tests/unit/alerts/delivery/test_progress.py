from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.progress import Progress, from_metadata, to_metadata
from dateline.core.alerts.delivery.retry import Retry, free_at, next_try
from tests.alerts import NOW

offsets = st.integers(0, 2**40)
few = st.frozensets(st.integers(0, 500), max_size=60)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
failing = st.tuples(offsets, few, offsets, st.integers(1, 10_000), moments)
progresses = st.one_of(st.tuples(offsets, few), failing).map(lambda fields: Progress(*fields))


@given(progresses)
def test_progress_survives_its_commit(progress: Progress) -> None:
    assert from_metadata(progress.position, to_metadata(progress)) == progress


def test_very_many_alerts_ahead_fit_all_the_same_and_the_last_are_kept() -> None:
    every_other = frozenset(range(10**9, 10**9 + 4000, 2))
    text = to_metadata(Progress(5, every_other, 5, 3, NOW))
    assert len(text) <= 3000
    back = from_metadata(5, text)
    assert max(every_other) in back.ahead < every_other
    assert (back.tries, back.since) == (3, NOW)


@pytest.mark.parametrize("text", ["", "x", "[]", "7", '{"ahead":3}', '{"failing":[1]}', '{"ahead":[["a","b"]]}'])
def test_what_others_committed_is_a_position_and_nothing_else(text: str) -> None:
    assert from_metadata(7, text) == Progress(7)


def test_what_overtook_is_forgotten_once_it_is_passed() -> None:
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


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_the_next_try_is_within_its_bounds(tries: int, chance: float) -> None:
    wait = next_try(Retry(first=5, cap=300), tries, chance).total_seconds()
    whole = min(300, 5 * 2 ** (tries - 1)) if tries < 10 else 300
    assert whole / 2 <= wait <= whole


def test_without_chance_the_wait_doubles_up_to_the_cap() -> None:
    waits = [next_try(Retry(first=5, cap=60), tries, 0).total_seconds() for tries in range(1, 7)]
    assert waits == [5, 10, 20, 40, 60, 60]


@pytest.mark.parametrize(
    ("ago", "per_minute", "wait"),
    [([], 1, None), ([10], None, None), ([10], 1, 50), ([60], 1, None), ([50, 10], 2, 10), ([70, 10], 2, None)],
)
def test_so_many_in_a_minute(ago: list[int], per_minute: int | None, wait: int | None) -> None:
    sent = [NOW - timedelta(seconds=each) for each in ago]
    assert free_at(sent, per_minute, NOW) == (None if wait is None else NOW + timedelta(seconds=wait))
